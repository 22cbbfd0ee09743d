/// Why a text is no template: where, and what was expected there. It repeats no part of the text, which may hold a key.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The byte of the text at fault, from 1 on.
    public let position: Int
    /// What should have been there, as the object of a sentence: "a closing parenthesis".
    public let expected: String

    /// "byte 12: expected a closing parenthesis"
    public var description: String { "byte \(position): expected \(expected)" }
}
