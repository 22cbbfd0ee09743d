public import AppwriteUsers
public import PasswordHashing

/// How a record's password fares at a destination.
public struct PlannedPassword<Form: Sendable>: Sendable, Redacted {
    /// What the destination gets; nil where it gets nothing.
    public let form: Form?
    /// How it gets there, or why it does not.
    public let route: CarryRoute
    /// The scheme of the hash, where it was recognised.
    public let scheme: Scheme?
    /// How well the hash withstands guessing, where it could be read.
    public let strength: HashStrength?

    /// Makes a password that goes a route.
    public init(_ form: Form?, _ route: CarryRoute, scheme: Scheme? = nil, strength: HashStrength? = nil) {
        (self.form, self.route, self.scheme, self.strength) = (form, route, scheme, strength)
    }

    /// A password that does not survive, of a scheme and strength that may be known.
    public static func uncarriable(
        _ reason: UncarriableReason, scheme: Scheme? = nil, strength: HashStrength? = nil
    ) -> PlannedPassword {
        PlannedPassword(nil, .uncarriable(reason), scheme: scheme, strength: strength)
    }

    /// The same password, which does not survive for a reason that was found later.
    public func lost(_ code: UncarriableReason.Code, _ message: String) -> PlannedPassword {
        .uncarriable(UncarriableReason(code, message), scheme: scheme, strength: strength)
    }

    /// Why the password does not survive; nil where it does, or where there is none.
    public var loss: UncarriableReason? { if case .uncarriable(let reason) = route { reason } else { nil } }
}
