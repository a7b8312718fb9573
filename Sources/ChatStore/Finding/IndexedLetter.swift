/// What a scalar is for the index of words, by the rules of SQLite's tokenizer
/// `unicode61 remove_diacritics 2`.
enum IndexedLetter: Sendable, Hashable {
    /// Part of a word, without case and accent.
    case letter(Unicode.Scalar)
    /// An accent, which is part of a word and does not count.
    case accent
    /// It stands between words.
    case gap

    init(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "0"..."9": self = .letter(scalar)
            case "A"..."Z": self = .letter(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            default: self = .gap
            }
        } else if Self.accents.contains(scalar) {
            self = .accent
        } else if scalar.isInWords {
            let folded = scalar.withoutCase
            self = .letter(Self.plainLetters[folded] ?? folded)
        } else {
            self = .gap
        }
    }

    private static let accents = Set(
        [
            0x300...0x304, 0x306...0x30C, 0x30F...0x30F, 0x311...0x311, 0x31B...0x31B,
            0x323...0x328, 0x32D...0x32E, 0x330...0x331,
        ].joined().compactMap { (value: UInt32) in Unicode.Scalar(value) })

    private static let plainLetters: [Unicode.Scalar: Unicode.Scalar] = {
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (plain, accented) in accented {
            for scalar in accented.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()

    private static let accented: [(Unicode.Scalar, String)] = [
        ("a", "àáâãäåāăąǎǟǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįİǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩẛ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ]
}

extension Unicode.Scalar {
    /// Whether words have it: letters, numbers, private characters and, since the tokenizer knows
    /// Unicode 6.1, whatever was added later.
    fileprivate var isInWords: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            return true
        default:
            guard let age = properties.age else { return true }
            return (age.major, age.minor) > (6, 1)
        }
    }

    /// The small letter; also for small letters with a second form, such as a final sigma.
    fileprivate var withoutCase: Unicode.Scalar {
        let large = properties.uppercaseMapping.onlyScalar ?? self
        return large.properties.lowercaseMapping.onlyScalar ?? large
    }
}

extension String {
    fileprivate var onlyScalar: Unicode.Scalar? {
        unicodeScalars.count == 1 ? unicodeScalars.first : nil
    }
}
