public import JSONText

/// A user, with the password hash where there is one (Users API, response models).
public struct User: WireListItem, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// When it was last changed.
    public var updatedAt: Timestamp
    /// The name; empty when there is none.
    public var name: String
    /// The stored hash exactly as imported; nil without a password.
    public var password: String?
    /// The kind of the hash: `argon2`, `bcrypt`, `md5`, `sha`, `phpass`, `scrypt` or `scryptMod`.
    public var hash: String?
    /// The parameters that the kind keeps outside the hash.
    public var hashOptions: JSONObject?
    /// When the user signed up.
    public var registration: Timestamp?
    /// Whether the user may sign in; false means blocked.
    public var status: Bool
    public var labels: [String]
    /// When the password was set; nil without one.
    public var passwordUpdate: Timestamp?
    /// The e-mail address; empty when there is none.
    public var email: String
    /// The phone number; empty when there is none.
    public var phone: String
    public var emailVerification: Bool
    /// The address without what its provider ignores; servers before 1.8 do not say.
    public var emailCanonical: String?
    public var emailIsFree: Bool?
    public var emailIsDisposable: Bool?
    public var emailIsCorporate: Bool?
    public var emailIsCanonical: Bool?
    /// Whether the password was in a known breach when it was last checked; servers before 2.3 do not say, and nil
    /// also where it never was checked.
    public var passwordPwned: Bool?
    public var phoneVerification: Bool
    /// Whether signing in takes a second factor.
    public var mfa: Bool
    /// The preferences.
    public var prefs: JSONObject
    /// Where messages reach the user.
    public var targets: [Target]
    /// When the user was last seen, to the day.
    public var accessedAt: Timestamp?
    /// Whether the user may act as others.
    public var impersonator: Bool?
    /// Who acts as this user in this request.
    public var impersonatorUserId: String?

    public static var pluralKey: String { "users" }

    /// Creates a user from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, updatedAt: Timestamp, name: String = "", password: String? = nil,
        hash: String? = nil, hashOptions: JSONObject? = nil, registration: Timestamp? = nil, status: Bool = true,
        labels: [String] = [], passwordUpdate: Timestamp? = nil, email: String = "", phone: String = "",
        emailVerification: Bool = false, emailCanonical: String? = nil, emailIsFree: Bool? = nil,
        emailIsDisposable: Bool? = nil, emailIsCorporate: Bool? = nil, emailIsCanonical: Bool? = nil,
        passwordPwned: Bool? = nil, phoneVerification: Bool = false, mfa: Bool = false, prefs: JSONObject = [:],
        targets: [Target] = [], accessedAt: Timestamp? = nil, impersonator: Bool? = false,
        impersonatorUserId: String? = nil
    ) {
        self.id = id
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.name = name
        self.password = password
        self.hash = hash
        self.hashOptions = hashOptions
        self.registration = registration
        self.status = status
        self.labels = labels
        self.passwordUpdate = passwordUpdate
        self.email = email
        self.phone = phone
        self.emailVerification = emailVerification
        self.emailCanonical = emailCanonical
        self.emailIsFree = emailIsFree
        self.emailIsDisposable = emailIsDisposable
        self.emailIsCorporate = emailIsCorporate
        self.emailIsCanonical = emailIsCanonical
        self.passwordPwned = passwordPwned
        self.phoneVerification = phoneVerification
        self.mfa = mfa
        self.prefs = prefs
        self.targets = targets
        self.accessedAt = accessedAt
        self.impersonator = impersonator
        self.impersonatorUserId = impersonatorUserId
    }
}

extension User {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            updatedAt: try reader.updatedAt(),
            name: try reader.string("name"),
            password: try reader.optionalString("password"),
            hash: try reader.optionalString("hash"),
            hashOptions: try reader.optionalObject("hashOptions"),
            registration: try reader.optionalTimestamp("registration"),
            status: try reader.bool("status", default: true),
            labels: try reader.strings("labels"),
            passwordUpdate: try reader.optionalTimestamp("passwordUpdate"),
            email: try reader.string("email"),
            phone: try reader.string("phone"),
            emailVerification: try reader.bool("emailVerification"),
            emailCanonical: try reader.optionalString("emailCanonical"),
            emailIsFree: try reader.optionalBool("emailIsFree"),
            emailIsDisposable: try reader.optionalBool("emailIsDisposable"),
            emailIsCorporate: try reader.optionalBool("emailIsCorporate"),
            emailIsCanonical: try reader.optionalBool("emailIsCanonical"),
            passwordPwned: try reader.optionalBool("passwordPwned"),
            phoneVerification: try reader.bool("phoneVerification"),
            mfa: try reader.bool("mfa"),
            prefs: try reader.object("prefs"),
            targets: try reader.models("targets"),
            accessedAt: try reader.optionalTimestamp("accessedAt"),
            impersonator: try reader.optionalBool("impersonator"),
            impersonatorUserId: try reader.optionalString("impersonatorUserId"))
    }

    public var json: JSONObject {
        [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "$updatedAt": .date(updatedAt),
            "name": .string(name),
            "password": .text(password),
            "hash": .text(hash),
            "hashOptions": hashOptions.map { .object($0) } ?? .null,
            "registration": .date(registration),
            "status": .bool(status),
            "labels": .strings(labels),
            "passwordUpdate": .date(passwordUpdate),
            "email": .string(email),
            "phone": .string(phone),
            "emailVerification": .bool(emailVerification),
            "emailCanonical": .text(emailCanonical),
            "emailIsFree": .flag(emailIsFree),
            "emailIsDisposable": .flag(emailIsDisposable),
            "emailIsCorporate": .flag(emailIsCorporate),
            "emailIsCanonical": .flag(emailIsCanonical),
            "passwordPwned": .flag(passwordPwned),
            "phoneVerification": .bool(phoneVerification),
            "mfa": .bool(mfa),
            "prefs": .object(prefs),
            "targets": .models(targets),
            "accessedAt": .date(accessedAt),
            "impersonator": .flag(impersonator),
            "impersonatorUserId": .text(impersonatorUserId),
        ]
    }
}
