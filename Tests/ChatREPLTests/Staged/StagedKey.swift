/// Keys as a terminal sends them.
enum StagedKey: String {
    case enter = "\r"
    case newLine = "\n"
    case tab = "\t"
    case escape = "\u{1B}"
    case backspace = "\u{7F}"
    case up = "\u{1B}[A"
    case down = "\u{1B}[B"
    case right = "\u{1B}[C"
    case left = "\u{1B}[D"
    case controlC = "\u{3}"
    case controlD = "\u{4}"
    case controlE = "\u{5}"
    case controlL = "\u{C}"
    case controlR = "\u{12}"
    case controlS = "\u{13}"
    case controlU = "\u{15}"
    case controlX = "\u{18}"
    case controlUnderscore = "\u{1F}"
}

extension StagedChat {
    /// Presses keys one after the other.
    func press(_ keys: StagedKey...) {
        for key in keys { send(key.rawValue) }
    }

    /// Pastes as a terminal does that marks pastes.
    func paste(_ text: String) { send("\u{1B}[200~\(text)\u{1B}[201~") }
}
