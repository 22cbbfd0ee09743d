/// A parameter of a parsed hash that may be shown: a cost or a variant, never a salt, digest or key.
public struct HashParameter: Sendable, Hashable {
    /// The value: text, or a whole number.
    public enum Value: Sendable, Hashable {
        case text(String)
        case number(UInt64)
    }

    /// The parameter, as the scheme's format names it.
    public let name: String
    /// Its value.
    public let value: Value

    /// A parameter whose value is a number.
    public init(_ name: String, _ number: some FixedWidthInteger) {
        self.name = name
        value = .number(UInt64(number))
    }

    /// A parameter whose value is text.
    public init(_ name: String, _ text: String) {
        self.name = name
        value = .text(text)
    }
}

extension HashParameter: CustomStringConvertible {
    public var description: String {
        switch value {
        case .text(let text): "\(name)=\(text)"
        case .number(let number): "\(name)=\(number)"
        }
    }
}
