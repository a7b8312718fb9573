/// Display formulas and their rows.
enum MathPictures {
    static let all: [(source: String, rows: String)] = [
        (
            #"\frac{a}{b}"#,
            """
              a
              ─
              b
            """
        ),
        (
            #"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}"#,
            """
                  −b ± √(b² − 4ac)
              x = ────────────────
                         2a
            """
        ),
        (
            #"\hat{y}_i = \sum_{j} w_j"#,
            """
              ŷᵢ = ∑ wⱼ
                   j
            """
        ),
        (
            #"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}"#,
            """
               n      n(n + 1)
               ∑  i = ────────
              i=1        2
            """
        ),
        (
            #"\prod_{k=1}^N \left(1 + \frac{1}{k}\right)"#,
            """
               N  ⎛    1⎞
               ∏  ⎜1 + ─⎟
              k=1 ⎝    k⎠
            """
        ),
        (
            #"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}"#,
            """
               ∞  −x²      √π
              ∫  e    dx = ──
               0           2
            """
        ),
        (
            #"\int_0^1 x^2\,dx = \frac{1}{3}"#,
            """
                          1
              ∫₀¹ x² dx = ─
                          3
            """
        ),
        (
            #"\lim_{x \to 0} \frac{\sin x}{x} = 1"#,
            """
                  sin x
              lim ───── = 1
              x→0   x
            """
        ),
        (
            #"\lim_{n\to\infty}\left(1+\frac{1}{n}\right)^n = e"#,
            """
                  ⎛    1⎞ⁿ
              lim ⎜1 + ─⎟  = e
              n→∞ ⎝    n⎠
            """
        ),
        (
            #"A = \begin{bmatrix} a & b \\ c & d \end{bmatrix}"#,
            """
              A = ⎡a  b⎤
                  ⎣c  d⎦
            """
        ),
        (
            #"I = \begin{pmatrix} 1 & 0 & 0 \\ 0 & 1 & 0 \\ 0 & 0 & 1 \end{pmatrix}"#,
            """
                  ⎛1  0  0⎞
              I = ⎜0  1  0⎟
                  ⎝0  0  1⎠
            """
        ),
        (
            #"\det A = \begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc"#,
            """
              det A = │a  b│ = ad − bc
                      │c  d│
            """
        ),
        (
            #"\begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix} \begin{pmatrix} x \\ y \end{pmatrix}"#,
            """
              ⎛cos θ  −sin θ⎞⎛x⎞
              ⎝sin θ  cos θ ⎠⎝y⎠
            """
        ),
        (
            #"\begin{bmatrix} 1 & \cdots & n \\ \vdots & \ddots & \vdots \\ n & \cdots & 1 \end{bmatrix}"#,
            """
              ⎡1  ⋯  n⎤
              ⎢⋮  ⋱  ⋮⎥
              ⎣n  ⋯  1⎦
            """
        ),
        (
            #"|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{if } x < 0 \end{cases}"#,
            """
                    ⎧x   if x ≥ 0
              |x| = ⎨
                    ⎩−x  if x < 0
            """
        ),
        (
            #"f(x) = \begin{cases} 1 & x>0 \\ 0 & x=0 \\ -1 & \text{otherwise} \end{cases}"#,
            """
                     ⎧1   x > 0
              f(x) = ⎨0   x = 0
                     ⎩−1  otherwise
            """
        ),
        (
            #"\begin{aligned} (a+b)^2 &= (a+b)(a+b) \\ &= a^2 + 2ab + b^2 \end{aligned}"#,
            """
              (a + b)² = (a + b)(a + b)
                       = a² + 2ab + b²
            """
        ),
        (
            #"\begin{aligned} a &= b + c \\ &= \frac{d}{e} \end{aligned}"#,
            """
              a = b + c

                  d
                = ─
                  e
            """
        ),
        (
            #"\begin{align} x + y &= 1 \\ x - y &= 3 \end{align}"#,
            """
              x + y = 1
              x − y = 3
            """
        ),
        (
            #"\begin{aligned} a &= b + c \\ &\quad + d \end{aligned}"#,
            """
              a = b + c
                 + d
            """
        ),
        (
            #"\begin{gather} a = b \\ c = d + e \end{gather}"#,
            """
              a = b
              c = d + e
            """
        ),
        (
            #"x = a_0 + \cfrac{1}{a_1 + \cfrac{1}{a_2 + \cfrac{1}{a_3}}}"#,
            """
                            1
              x = a₀ + ────────────
                               1
                       a₁ + ───────
                                 1
                            a₂ + ──
                                 a₃
            """
        ),
        (
            #"\sqrt{x^2 + y^2}"#,
            """
               _______
              √x² + y²
            """
        ),
        (
            #"\sqrt{\frac{a+b}{c}}"#,
            """
               ┌─────
               │a + b
               │─────
              ╲│  c
            """
        ),
        (
            #"\sqrt[3]{\frac{a}{b}}"#,
            """
               ┌─
               │a
              ³│─
              ╲│b
            """
        ),
        (
            #"\sqrt[n]{a + b}"#,
            """
                _____
              ⁿ√a + b
            """
        ),
        (
            #"f(x) = \frac{1}{\sigma\sqrt{2\pi}} e^{-\frac{(x-\mu)^2}{2\sigma^2}}"#,
            """
                       1     −(x−μ)²/(2σ²)
              f(x) = ────── e
                     σ√(2π)
            """
        ),
        (
            #"\underbrace{1 + 1 + \cdots + 1}_{n \text{ times}} = n"#,
            """
              1 + 1 + ⋯ + 1 = n
              ╰─────┬─────╯
                 n times
            """
        ),
        (
            #"\overbrace{a + b + c}^{3} + d"#,
            """
                  3
              ╭───┴───╮
              a + b + c + d
            """
        ),
        (
            #"\boxed{x = \frac{1}{2}}"#,
            """
              ┌───────┐
              │     1 │
              │ x = ─ │
              │     2 │
              └───────┘
            """
        ),
        (
            #"\boxed{x = 42}"#,
            """
              ┌────────┐
              │ x = 42 │
              └────────┘
            """
        ),
        (
            #"\binom{n}{k} = \frac{n!}{k!(n-k)!}"#,
            """
              ⎛n⎞       n!
              ⎜ ⎟ = ──────────
              ⎝k⎠   k!(n − k)!
            """
        ),
        (
            #"\left\{ x \in \mathbb{R} \;\middle|\; \frac{x}{2} > 1 \right\}"#,
            """
              ⎧      │ x    ⎫
              ⎨x ∈ ℝ │ ─ > 1⎬
              ⎩      │ 2    ⎭
            """
        ),
        (
            #"x^{q}_{w} + y"#,
            """
               q
              x  + y
               w
            """
        ),
        (
            #"E = mc^2 \tag{1}"#,
            """
              E = mc²    (1)
            """
        ),
        (
            #"\sum_{\substack{i=1 \\ i \ne j}}^n a_{ij}"#,
            """
               n
               ∑  aᵢⱼ
              i=1
              i≠j
            """
        ),
        (
            #"A \xrightarrow{\text{heat}} B"#,
            """
                 heat
              A ─────→ B
            """
        ),
        (
            #"a \overset{f}{\longrightarrow} b"#,
            """
                f
              a ⟶ b
            """
        ),
        (
            #"\nabla \times \mathbf{B} = \mu_0\left(\mathbf{J} + \varepsilon_0 \frac{\partial \mathbf{E}}{\partial t}\right)"#,
            """
                        ⎛       ∂𝐄⎞
              ∇ × 𝐁 = μ₀⎜𝐉 + ε₀ ──⎟
                        ⎝       ∂t⎠
            """
        ),
        (
            #"\frac{a}{b}\frac{c}{d} x"#,
            """
              a c
              ─ ─ x
              b d
            """
        ),
        (
            #"\left.\frac{df}{dx}\right|_{x=0}"#,
            """
              df│
              ──│
              dx│ₓ₌₀
            """
        ),
        (
            #"\theta^* = \arg\max_\theta \sum_{i=1}^N \log p_\theta(x_i)"#,
            """
                            N
              θ* = arg max  ∑  log p (xᵢ)
                        θ  i=1      θ
            """
        ),
        (
            #"\text{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}"#,
            """
                               e^(zᵢ)
              softmax(z)ᵢ = ────────────
                            ∑ⱼ₌₁ᴷ e^(zⱼ)
            """
        ),
        (
            #"a = b \\ c = d"#,
            """
              a = b
              c = d
            """
        ),
        (
            #"\left\lfloor \frac{n}{2} \right\rfloor + \left\lceil \frac{n}{2} \right\rceil = n"#,
            """
              ⎢n⎥   ⎡n⎤
              ⎢─⎥ + ⎢─⎥ = n
              ⎣2⎦   ⎢2⎥
            """
        ),
        (
            #"\overline{\frac{a}{b}}"#,
            """
              ─
              a
              ─
              b
            """
        ),
        (
            #"\frac{\frac{a}{b}}{c}"#,
            """
              a/b
              ───
               c
            """
        ),
        (
            #"\frac{\partial^2 u}{\partial t^2} = c^2 \frac{\partial^2 u}{\partial x^2}"#,
            """
              ∂²u      ∂²u
              ─── = c² ───
              ∂t²      ∂x²
            """
        ),
        (
            #"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}"#,
            """
                         P(B | A) P(A)
              P(A | B) = ─────────────
                             P(B)
            """
        ),
        (
            #"\left(\frac{a}{b}\right)^{n+1}"#,
            """
              ⎛a⎞ⁿ⁺¹
              ⎜─⎟
              ⎝b⎠
            """
        ),
        (
            #"\left[\begin{array}{cc|c} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right]"#,
            """
              ⎡1  2  3⎤
              ⎣4  5  6⎦
            """
        ),
        (
            #"\left\| \frac{x}{y} \right\|"#,
            """
              ║x║
              ║─║
              ║y║
            """
        ),
        (
            #"\min_{x \in \mathbb{R}^n} \|Ax - b\|_2^2"#,
            """
              min  ‖Ax − b‖₂²
              x∈ℝⁿ
            """
        ),
        (
            #"\text{速度} = \frac{\text{距離}}{t}"#,
            """
                     距離
              速度 = ────
                      t
            """
        ),
        (
            #"\begin{cases} x + y = 1 \\ x - y = 2 \end{cases}"#,
            """
              ⎧x + y = 1
              ⎨
              ⎩x − y = 2
            """
        ),
        (
            #"W_Q x + b"#,
            """
              W x + b
               Q
            """
        ),
        (
            #"\zeta(s) = \sum_{n=1}^\infty \frac{1}{n^s} = \prod_p \frac{1}{1-p^{-s}}"#,
            """
                      ∞  1         1
              ζ(s) =  ∑  ── = ∏ ───────
                     n=1 nˢ   p 1 − p⁻ˢ
            """
        ),
        (
            #"\iint_D f(x,y)\,dA"#,
            """
              ∬  f(x, y) dA
               D
            """
        ),
    ]
}
