/// A part of a formula that has no form in Unicode: the formula stays as it came.
struct MathProblem: Error, Equatable {}
