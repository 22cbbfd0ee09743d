public import PasswordHashing

/// What stands beside a hash of one kind, under its three names, with the values that a service takes.
public struct HashKindOption: Sendable {
    /// The values that the kind's endpoint takes (Users API, create endpoints).
    public enum Values: Sendable, Hashable {
        /// Text of so many code points; NUL is none of them unless it is allowed. Never `0`.
        case text(ClosedRange<Int>, allowsNUL: Bool)
        /// Standard base64 of so many code points. Never `0`.
        case base64(ClosedRange<Int>)
        /// A power of two above 1.
        case powerOfTwo
        /// A whole number from this one on.
        case number(from: Int)
        /// One of these words; the one that is meant where there is none.
        case word([String], absent: String)
    }

    /// The option of a stored hash.
    public let name: HashOptions.Name
    /// The parameter of the create call.
    public let parameter: String
    /// The member of `hashOptions`.
    public let storedName: String
    /// What the endpoint takes.
    public let values: Values

    init(_ name: HashOptions.Name, _ parameter: String, storedName: String? = nil, _ values: Values) {
        (self.name, self.parameter, self.values) = (name, parameter, values)
        self.storedName = storedName ?? name.text
    }

    /// Whether a number is one that the endpoint takes.
    public func allows(_ number: Int) -> Bool {
        switch values {
        case .powerOfTwo: number > 1 && number & (number - 1) == 0
        case .number(let least): number >= least
        case .text, .base64, .word: false
        }
    }
}
