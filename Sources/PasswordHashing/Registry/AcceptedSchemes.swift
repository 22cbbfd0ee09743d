/// Which schemes an application accepts from its store.
///
/// What it does not list is refused, whatever a row claims to be: who can write a row could otherwise choose the scheme
/// that is easiest for them, up to clear text.
public struct AcceptedSchemes: Sendable, Hashable {
    private let protections: Set<SchemeDescriptor.Protection>
    private let listed: Set<Scheme>

    private init(_ protections: Set<SchemeDescriptor.Protection>, _ listed: Set<Scheme>) {
        self.protections = protections
        self.listed = listed
    }

    /// Every salted scheme: no clear text, and no digest that one table of guesses opens for all users.
    public static let salted = AcceptedSchemes([.salted], [])

    /// Digests that a key of all users' entered, and no salt: `SchemeDescriptor.Protection.keyed`.
    public static let keyed = AcceptedSchemes([.keyed], [])

    /// Every scheme, clear text too: for tools, and for nobody's log-in.
    public static let all = AcceptedSchemes([.salted, .keyed, .unsalted, .clearText], [])

    /// These schemes and no other.
    public static func only(_ schemes: Scheme...) -> AcceptedSchemes { only(schemes) }

    /// These schemes and no other.
    public static func only(_ schemes: some Sequence<Scheme>) -> AcceptedSchemes { AcceptedSchemes([], Set(schemes)) }

    /// The same, and these schemes too.
    public func and(_ schemes: Scheme...) -> AcceptedSchemes { and(schemes) }

    /// The same, and these schemes too.
    public func and(_ schemes: some Sequence<Scheme>) -> AcceptedSchemes {
        AcceptedSchemes(protections, listed.union(schemes))
    }

    /// The same, and what another list accepts.
    public func and(_ other: AcceptedSchemes) -> AcceptedSchemes {
        AcceptedSchemes(protections.union(other.protections), listed.union(other.listed))
    }

    /// Whether hashes of a type are accepted, as far as the type says.
    public func accepts(_ type: any PasswordHash.Type) -> Bool {
        protections.contains(type.descriptor.protection) || listed.contains(type.scheme)
    }

    /// Whether a hash is accepted: a template may be one without a salt.
    public func accepts(_ hash: any PasswordHash) -> Bool {
        protections.contains(hash.protection) || listed.contains(type(of: hash).scheme)
    }
}
