public import AppwriteUsers
public import JSONText
public import PasswordHashing

/// A kind of hash that a service of the Users API keeps: one of the seven rows of ``all``.
///
/// The planner, the store, the delivery and the service read the same row, so that what one sends another verifies.
public struct HashKind: Sendable {
    /// The scheme that verifies it here.
    public let scheme: Scheme
    /// The endpoint that takes it.
    public let endpoint: CreateUser.Endpoint
    /// The name of the kind at a user, in `hash`.
    public let storedName: String
    /// What stands beside the hash, in the order of the endpoint's parameters.
    public let options: [HashKindOption]
    /// What a service shows in `hashOptions` of every hash of the kind, whatever its parameters.
    public let constants: JSONObject
    /// How a hash of the scheme gets the endpoint's form, or why the endpoint would not verify it.
    let form: @Sendable (any PasswordHash, _ original: StoredHash) -> Result<EndpointForm, EndpointRefusal>

    init(
        _ scheme: Scheme, _ endpoint: CreateUser.Endpoint, storedName: String, options: [HashKindOption] = [],
        constants: JSONObject = [:],
        form: @escaping @Sendable (any PasswordHash, StoredHash) -> Result<EndpointForm, EndpointRefusal>
    ) {
        (self.scheme, self.endpoint, self.storedName) = (scheme, endpoint, storedName)
        (self.options, self.constants, self.form) = (options, constants, form)
    }
}

extension HashKind {
    private static let byScheme = Dictionary(all.map { ($0.scheme, $0) }) { first, _ in first }

    /// The kind of a scheme; nil where no endpoint takes its hashes.
    public static func of(_ scheme: Scheme) -> HashKind? { byScheme[scheme] }

    /// The kind of a stored hash whose scheme is declared and which has the endpoint's form; nil for every other.
    public static func of(_ stored: StoredHash) -> HashKind? {
        guard let kind = stored.declaredScheme.flatMap(of) else { return nil }
        // An option that no call carries changes what is computed.
        let unread = [HashOptions.Name.rounds, .memCost]
        return unread.contains { stored.options[$0] != nil } ? nil : kind
    }

    /// The kind of an endpoint; nil for the one that takes passwords.
    public static func of(_ endpoint: CreateUser.Endpoint) -> HashKind? { all.first { $0.endpoint == endpoint } }

    /// The options under the names that a service stores them under; those that are not set are left out.
    public func storedOptions(_ options: HashOptions) -> JSONObject {
        let members = self.options.compactMap { option -> (String, JSONValue)? in
            switch options[option.name] {
            case .text(let text): (option.storedName, .string(text))
            case .number(let number): (option.storedName, .integer(Int64(clamping: number)))
            case .keyID, nil: nil
            }
        }
        return JSONObject(members)
    }
}
