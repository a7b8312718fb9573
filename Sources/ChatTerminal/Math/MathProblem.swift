/// A part of a formula has no Unicode form, so the source is shown.
struct MathProblem: Error, Equatable {}
