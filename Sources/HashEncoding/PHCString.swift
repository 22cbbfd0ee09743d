/// The fields of a PHC string: `$id[$v=version][$name=value,…][$salt[$digest]]`.
///
/// The grammar of the PHC string format (P-H-C/phc-string-format), read exactly, without trailing data; an empty field is the scheme's business.
/// What the fields mean is the scheme's business.
public struct PHCString: Sendable, Hashable {
    /// One `name=value` of the parameter field.
    public struct Parameter: Sendable, Hashable {
        /// The name before the equals sign.
        public let name: String
        /// The text behind it.
        public let value: [UInt8]
    }

    /// Why a text is no PHC string.
    public enum Failure: Error, Sendable, Hashable {
        case missingIdentifier
        case invalidParameter
        case repeatedParameter
        case trailingData
    }

    /// The scheme's identifier.
    public let identifier: String
    /// The text after `v=`, or nil where the field is absent.
    public let version: [UInt8]?
    /// The parameters in their order.
    public let parameters: [Parameter]
    /// The salt's text as it stands; empty only if the field is there and empty.
    public let salt: [UInt8]?
    /// The digest's text as it stands.
    public let digest: [UInt8]?

    /// Splits a text into its fields.
    public init(parsing text: [UInt8]) throws(Failure) {
        var fields = text.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)[...]
        guard fields.popFirst()?.isEmpty == true, let identifier = fields.popFirst(), !identifier.isEmpty else {
            throw .missingIdentifier
        }
        self.identifier = String(decoding: identifier, as: UTF8.self)
        if let field = fields.first, field.starts(with: "v=".utf8) {
            version = Array(field.dropFirst(2))
            fields.removeFirst()
        } else {
            version = nil
        }
        if let field = fields.first, field.contains(UInt8(ascii: "=")) {
            parameters = try Self.parameters(of: field)
            fields.removeFirst()
        } else {
            parameters = []
        }
        salt = fields.popFirst().map { Array($0) }
        digest = fields.popFirst().map { Array($0) }
        guard fields.isEmpty else { throw .trailingData }
    }

    private static func parameters(of field: ArraySlice<UInt8>) throws(Failure) -> [Parameter] {
        var parameters: [Parameter] = []
        for part in field.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals > part.startIndex else {
                throw .invalidParameter
            }
            let name = String(decoding: part[..<equals], as: UTF8.self)
            guard !parameters.contains(where: { $0.name == name }) else { throw .repeatedParameter }
            parameters.append(Parameter(name: name, value: Array(part[(equals + 1)...])))
        }
        return parameters
    }
}

extension PHCString: CustomStringConvertible, CustomReflectable {
    /// The identifier: what stands behind it may be a salt or a digest.
    public var description: String { "PHCString(\(identifier))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension PHCString.Parameter: CustomStringConvertible, CustomReflectable {
    /// The name: some schemes keep a key or data in a parameter.
    public var description: String { name }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
