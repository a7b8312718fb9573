/// The superscript and subscript characters of Unicode.
enum MathScripts {
    /// The text in superscript characters; nil if one does not exist.
    static func raised(_ text: String) -> String? { map(text, superscripts) }

    static func lowered(_ text: String) -> String? {
        // Between two subscripts a comma or point is low enough unchanged.
        guard let first = text.first, let last = text.last, !",.".contains(first),
            !",.".contains(last)
        else { return nil }
        return map(text, subscripts)
    }

    private static func map(_ text: String, _ table: [Character: Character]) -> String? {
        guard !text.isEmpty else { return nil }
        var result = ""
        for character in text {
            guard let script = table[character] else { return nil }
            result.append(script)
        }
        return result
    }

    private static let superscripts = pairs(
        """
        0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ −⁻ =⁼ (⁽ )⁾ ∗* ** ′′ ″″ ‴‴ ⁗⁗ †† ‡‡ °° ∘°
        aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ
        Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ ⊤ᵀ ⊺ᵀ
        αᵅ βᵝ γᵞ δᵟ εᵋ ϵᵋ θᶿ ιᶥ φᵠ ϕᶲ χᵡ
        """)

    private static let subscripts = pairs(
        """
        0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ −₋ =₌ (₍ )₎ ,, ..
        aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ βᵦ γᵧ ρᵨ φᵩ ϕᵩ χᵪ
        """)

    /// The table of two-character words: a character and its script form.
    private static func pairs(_ table: String) -> [Character: Character] {
        var result: [Character: Character] = [:]
        for word in table.split(whereSeparator: \.isWhitespace) {
            if let from = word.first, let to = word.dropFirst().first { result[from] = to }
        }
        return result
    }
}
