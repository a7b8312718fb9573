/// Accent commands, their combining marks, and letters that exist precomposed.
enum MathAccents {
    static let commands: [String: MathAccent] = [
        "hat": .mark("\u{302}"), "widehat": .mark("\u{302}"), "tilde": .mark("\u{303}"),
        "widetilde": .mark("\u{303}"), "bar": .mark("\u{304}"), "dot": .mark("\u{307}"),
        "ddot": .mark("\u{308}"), "dddot": .mark("\u{20DB}"), "check": .mark("\u{30C}"),
        "widecheck": .mark("\u{30C}"), "breve": .mark("\u{306}"), "acute": .mark("\u{301}"),
        "grave": .mark("\u{300}"), "mathring": .mark("\u{30A}"), "vec": .mark("\u{20D7}"),
        "overline": .line("\u{305}"), "underline": .line("\u{332}"),
        "overrightarrow": .line("\u{20D7}"), "overleftarrow": .line("\u{20D6}"),
        "overleftrightarrow": .line("\u{20E1}"),
    ]

    /// A character with a mark, as one scalar if Unicode has it.
    static func join(_ character: Character, _ mark: Unicode.Scalar) -> String {
        if let row = composed[mark], let letters = row[character] { return String(letters) }
        return String(character) + String(Character(mark))
    }

    private static let composed: [Unicode.Scalar: [Character: Character]] = [
        "\u{302}": pairs(
            "aâ cĉ eê gĝ hĥ iî jĵ oô sŝ uû wŵ yŷ zẑ AÂ CĈ EÊ GĜ HĤ IÎ JĴ OÔ SŜ UÛ WŴ YŶ ZẐ"),
        "\u{303}": pairs("aã eẽ iĩ nñ oõ uũ vṽ yỹ AÃ EẼ IĨ NÑ OÕ UŨ VṼ YỸ"),
        "\u{304}": pairs("aā eē gḡ iī oō uū yȳ AĀ EĒ GḠ IĪ OŌ UŪ YȲ"),
        "\u{306}": pairs("aă eĕ gğ iĭ oŏ uŭ AĂ EĔ GĞ IĬ OŎ UŬ"),
        "\u{307}": pairs(
            "aȧ bḃ cċ dḋ eė fḟ gġ hḣ mṁ nṅ oȯ pṗ rṙ sṡ tṫ wẇ xẋ yẏ zż AȦ BḂ CĊ DḊ EĖ FḞ GĠ HḢ MṀ NṄ OȮ PṖ RṘ SṠ TṪ WẆ XẊ YẎ ZŻ"
        ),
        "\u{308}": pairs("aä eë hḧ iï oö tẗ uü wẅ xẍ yÿ AÄ EË HḦ IÏ OÖ UÜ WẄ XẌ YŸ"),
        "\u{30C}": pairs(
            "aǎ cč dď eě gǧ hȟ iǐ jǰ kǩ nň oǒ rř sš uǔ zž AǍ CČ DĎ EĚ GǦ HȞ IǏ KǨ NŇ OǑ RŘ SŠ TŤ UǓ ZŽ"
        ),
        "\u{301}": pairs(
            "aá cć eé gǵ ií kḱ lĺ mḿ nń oó pṕ rŕ sś uú wẃ yý zź AÁ CĆ EÉ IÍ NŃ OÓ SŚ UÚ YÝ ZŹ"),
        "\u{300}": pairs("aà eè iì nǹ oò uù wẁ yỳ AÀ EÈ IÌ NǸ OÒ UÙ WẀ YỲ"),
        "\u{30A}": pairs("aå uů wẘ yẙ AÅ UŮ"),
    ]

    private static func pairs(_ table: String) -> [Character: Character] {
        var result: [Character: Character] = [:]
        for word in table.split(separator: " ") {
            if let from = word.first, let to = word.dropFirst().first { result[from] = to }
        }
        return result
    }
}
