internal import HashEncoding

/// The parameters of a stored hash that stand beside its text, by their names.
///
/// Names are open: each scheme says which it reads (`SchemeDescriptor.options`), and refuses every other.
public struct HashOptions: Sendable, Hashable {
    /// The name of an option, as the command line, the vectors and the API spell it.
    public struct Name: Sendable, Hashable {
        /// What a value of the option is.
        public enum Kind: Sendable, Hashable {
            case text
            /// A whole number from 0 to 2^64 - 1.
            case number
            /// A text that a whole system shares and that must never be shown or stored beside a hash: a key, a pepper.
            /// Its id in a key ring stands for it there (`HashKeys`).
            case secret
        }

        /// The name as text.
        public let text: String
        /// What its value is.
        public let kind: Kind

        /// Makes a name.
        public init(_ text: String, _ kind: Kind = .text) {
            self.text = text
            self.kind = kind
        }
    }

    /// The value of an option: text, a whole number, or the id of a secret.
    public enum Value: Sendable, Hashable {
        case text(String)
        case number(UInt64)
        /// What stands in the place of a secret: its id in a key ring.
        case keyID(String)
    }

    private struct Entry: Sendable, Hashable {
        let name: Name
        var value: Value
    }

    /// By the text of their names, so that equal options are equal however they were set.
    private var entries: [Entry] = []

    /// Makes options of which none is set.
    public init() {}

    /// The value of one option, or nil where it is not set.
    public subscript(name: Name) -> Value? {
        get {
            for entry in entries where entry.name == name { return entry.value }
            return nil
        }
        set {
            let place = entries.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?):
                let end = entries.firstIndex { $0.name.text > name.text } ?? entries.endIndex
                entries.insert(Entry(name: name, value: value), at: end)
            case (nil, nil): break
            }
        }
    }

    /// The options that are set, in the order of their names.
    public var names: [Name] { entries.map(\.name) }

    /// Whether none is set.
    public var isEmpty: Bool { entries.isEmpty }

    /// The text of an option; nil where it is not set, or is a number.
    public func text(_ name: Name) -> String? {
        if case .text(let text)? = self[name] { text } else { nil }
    }

    /// The number of an option; nil where it is not set, or is text.
    public func number(_ name: Name) -> UInt64? {
        if case .number(let number)? = self[name] { number } else { nil }
    }

    /// Sets an option from text: digits where the option is a number.
    /// - Throws: `malformed` where the option is a number and the text is none.
    public mutating func set(_ name: Name, to text: String) throws(HashFormatError) {
        guard name.kind == .number else {
            self[name] = .text(text)
            return
        }
        guard let number = DecimalNumber.parse(text.utf8, as: UInt64.self) else {
            throw HashFormatError(.malformed, field: "option \(name.text)", reason: "is not a whole number")
        }
        self[name] = .number(number)
    }
}

extension HashOptions: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names of the options that are set, never their values.
    public var description: String { "options(\(names.map(\.text).joined(separator: ", ")))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HashOptions.Value: CustomStringConvertible, CustomReflectable {
    /// The kind: a text may be a salt or a key.
    public var description: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .keyID: "key id"
        }
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
