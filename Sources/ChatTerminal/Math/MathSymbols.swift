/// The named signs by class: `alpha α beta β …`; read by the parser and the tests.
enum MathSymbols {
    /// The commands and their signs.
    static let commands: [String: (text: String, kind: MathClass)] = {
        var result: [String: (text: String, kind: MathClass)] = [:]
        for (table, kind) in tables {
            let words = table.split(whereSeparator: \.isWhitespace)
            for index in stride(from: 0, to: words.count - 1, by: 2) {
                result[String(words[index])] = (String(words[index + 1]), kind)
            }
        }
        return result
    }()

    /// The class of a character typed as itself.
    static let classes: [Character: MathClass] = {
        var result: [Character: MathClass] = [:]
        for (text, kind) in commands.values where text.count == 1 {
            if let character = text.first { result[character] = kind }
        }
        // These are in two classes, and are ordinary when typed as themselves.
        for character in "′∅∞∠△□⊥∣|‖" { result[character] = nil }
        for (characters, kind) in typed {
            for character in characters { result[character] = kind }
        }
        return result
    }()

    /// Function names and the text shown; those with limits are in `limits`.
    static let functions: [String: String] = {
        var result: [String: String] = [
            "limsup": "lim sup", "liminf": "lim inf", "argmax": "arg max", "argmin": "arg min",
            "injlim": "inj lim", "projlim": "proj lim",
        ]
        for name in plainFunctions.split(separator: " ") { result[String(name)] = String(name) }
        return result
    }()

    static let limits: Set<String> = [
        "lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin", "det", "gcd",
        "Pr", "injlim", "projlim", "plim", "esssup",
    ]

    /// Integral signs, whose limits are beside them.
    static let integrals: Set<Character> = ["∫", "∬", "∭", "⨌", "∮", "∯", "∰"]

    /// Relations with a negating stroke.
    static let negations: [Character: Character] = {
        let table =
            "=≠ <≮ >≯ ≤≰ ≥≱ ∈∉ ∋∌ ⊂⊄ ⊃⊅ ⊆⊈ ⊇⊉ ∃∄ ≡≢ ∼≁ ≈≉ ≃≄ ≅≇ ∣∤ |∤ ∥∦ →↛ ←↚ ↔↮ ⇒⇏ ⇐⇍ ⇔⇎ ⊢⊬ ⊨⊭ ≺⊀ ≻⊁ ≲≴ ≳≵"
        var result: [Character: Character] = [:]
        for word in table.split(separator: " ") {
            if let from = word.first, let to = word.dropFirst().first { result[from] = to }
        }
        return result
    }()

    private static let plainFunctions =
        "sin cos tan cot sec csc arcsin arccos arctan arccot arcsec arccsc sinh cosh tanh coth sech "
        + "csch log ln lg exp det dim ker hom deg arg gcd lcm Pr lim max min sup inf sgn tr Tr rank "
        + "th sh ch erf plim esssup"

    private static let typed: [(String, MathClass)] = [
        ("+−±∓×÷⋅∗*∘∙∪∩∖⊕⊖⊗⊙∧∨", .binary),
        ("=<>≠≤≥≈≡∼≅→←⇒⇐⇔↔↦∈∉⊂⊆⊃⊇∝⟹⟸⟺⟶", .relation),
        ("([⟨⌊⌈{", .opening), (")]⟩⌋⌉}!?", .closing), (",;", .punctuation), ("|‖", .bar),
        ("∑∏∐∫∬∭∮⋃⋂⋁⋀", .large), ("·", .binary),
    ]

    private static let tables: [(String, MathClass)] = [
        (letters, .ordinary), (signs, .ordinary), (large, .large), (binary, .binary),
        (relations, .relation), (arrows, .relation), (openers, .opening), (closers, .closing),
        ("colon :", .punctuation), ("lvert | lVert ‖", .opening), ("rvert | rVert ‖", .closing),
        ("vert | Vert ‖ | ‖", .bar),
    ]

    private static let letters = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
        kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
        varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
        varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ
        varOmega Ω aleph ℵ beth ℶ gimel ℷ daleth ℸ hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ
        imath ı jmath ȷ eth ð mho ℧ Finv Ⅎ Bbbk 𝕜 complement ∁ partial ∂ nabla ∇
        R ℝ N ℕ Z ℤ Q ℚ C ℂ Reals ℝ reals ℝ natnums ℕ Complex ℂ
        """

    private static let signs = """
        infty ∞ infin ∞ emptyset ∅ varnothing ∅ empty ∅ exists ∃ nexists ∄ forall ∀ neg ¬ lnot ¬
        top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ triangledown ▽
        blacktriangle ▲ blacktriangledown ▼ square □ Box □ blacksquare ■ qed ∎ QED ∎ lozenge ◊
        Diamond ◇ bigstar ★ clubsuit ♣ diamondsuit ♦ heartsuit ♥ spadesuit ♠ flat ♭ natural ♮ sharp ♯
        prime ′ backprime ‵ dagger † ddagger ‡ dag † ddag ‡ degree ° surd √ checkmark ✓ maltese ✠
        ldots … dots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … cdots ⋯ vdots ⋮ ddots ⋱ iddots ⋰
        textellipsis … mathellipsis … backslash \\ textbackslash \\ slash / diagup ╱ diagdown ╲
        pounds £ euro € yen ¥ S § P ¶ copyright © circledR ® circledS Ⓢ
        % % # # & & $ $ _ _ textdegree ° textmu µ AA Å angstrom Å ohm Ω infinity ∞
        """

    private static let large = """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ intop ∫
        bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
        """

    private static let binary = """
        pm ± mp ∓ times × div ÷ cdot · cdotp · ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎
        sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄
        bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵
        oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ amalg ⨿ ltimes ⋉ rtimes ⋊
        leftthreetimes ⋋ rightthreetimes ⋌ curlywedge ⋏ curlyvee ⋎ dotplus ∔ intercal ⊺ boxplus ⊞
        boxminus ⊟ boxtimes ⊠ boxdot ⊡ barwedge ⊼ veebar ⊻ doublebarwedge ⩞ circledast ⊛
        circledcirc ⊚ circleddash ⊝ divideontimes ⋇ Cap ⋒ Cup ⋓ centerdot · plus + minus − bmod mod
        """

    private static let relations = """
        eq = ne ≠ neq ≠ lt < gt > le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ ll ≪ gg ≫
        lll ⋘ ggg ⋙ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lesssim ≲ gtrsim ≳
        lessgtr ≶ gtrless ≷ equiv ≡ nequiv ≢ sim ∼ nsim ≁ simeq ≃ thicksim ∼ approx ≈ thickapprox ≈
        napprox ≉ approxeq ≊ cong ≅ ncong ≇ asymp ≍ doteq ≐ doteqdot ≑ coloneqq ≔ coloneq ≔ eqqcolon ≕
        eqcolon ≕ triangleq ≜ circeq ≗ eqcirc ≖ bumpeq ≏ Bumpeq ≎ questeq ≟ defeq ≝ propto ∝ varpropto ∝
        in ∈ isin ∈ notin ∉ ni ∋ owns ∋ notni ∌ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈
        nsupseteq ⊉ subsetneq ⊊ supsetneq ⊋ subsetneqq ⫋ supsetneqq ⫌ subseteqq ⫅ supseteqq ⫆ Subset ⋐
        Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ prec ≺ succ ≻ preceq ⪯ succeq ⪰
        precsim ≾ succsim ≿ nprec ⊀ nsucc ⊁ preccurlyeq ≼ succcurlyeq ≽ mid | nmid ∤ parallel ∥
        nparallel ∦ shortmid ∣ perp ⊥ Perp ⫫ vdash ⊢ dashv ⊣ nvdash ⊬ models ⊨ vDash ⊨ nvDash ⊭ Vdash ⊩
        Vvdash ⊪ smile ⌣ frown ⌢ bowtie ⋈ Join ⋈ between ≬ pitchfork ⋔ trianglelefteq ⊴
        trianglerighteq ⊵ ntriangleleft ⋪ ntriangleright ⋫ vartriangleleft ⊲ vartriangleright ⊳
        backsim ∽ eqsim ≂ risingdotseq ≓ fallingdotseq ≒ lessapprox ⪅ gtrapprox ⪆ therefore ∴ because ∵
        """

    private static let arrows = """
        to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
        longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
        Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ mapsfrom ↤
        hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ twoheadleftarrow ↞ rightarrowtail ↣
        leftarrowtail ↢ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
        nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
        leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ rightleftarrows ⇄ leftrightarrows ⇆
        rightrightarrows ⇉ leftleftarrows ⇇ upuparrows ⇈ downdownarrows ⇊ rightsquigarrow ⇝ leadsto ⇝
        leftrightsquigarrow ↭ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ nLeftrightarrow ⇎
        nleftrightarrow ↮ multimap ⊸ dashrightarrow ⇢ dashleftarrow ⇠ curvearrowright ↷
        curvearrowleft ↶ circlearrowright ↻ circlearrowleft ↺ Rrightarrow ⇛ Lleftarrow ⇚ rarr → larr ←
        Rarr ⇒ Larr ⇐ harr ↔ rArr ⇒ lArr ⇐ hArr ⇔ upharpoonright ↾ restriction ↾
        """

    private static let openers = """
        { { lbrace { lbrack [ lparen ( langle ⟨ lang ⟨ lfloor ⌊ lceil ⌈ lgroup ⟮ ulcorner ⌜ llcorner ⌞
        llbracket ⟦ lBrack ⟦ lmoustache ⎰
        """

    private static let closers = """
        } } rbrace } rbrack ] rparen ) rangle ⟩ rang ⟩ rfloor ⌋ rceil ⌉ rgroup ⟯ urcorner ⌝ lrcorner ⌟
        rrbracket ⟧ rBrack ⟧ rmoustache ⎱
        """
}
