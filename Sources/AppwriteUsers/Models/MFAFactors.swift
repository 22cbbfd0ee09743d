public import JSONText

/// Which second factors a user can prove.
public struct MFAFactors: WireModel {
    /// A verified authenticator app.
    public var totp: Bool
    /// A verified phone number.
    public var phone: Bool
    /// A verified e-mail address.
    public var email: Bool
    public var recoveryCode: Bool
    public var custom: Bool

    /// Creates an answer from its fields, in the order of the wire.
    public init(
        totp: Bool = false, phone: Bool = false, email: Bool = false, recoveryCode: Bool = false, custom: Bool = false
    ) {
        self.totp = totp
        self.phone = phone
        self.email = email
        self.recoveryCode = recoveryCode
        self.custom = custom
    }
}

extension MFAFactors {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            totp: try reader.bool("totp"),
            phone: try reader.bool("phone"),
            email: try reader.bool("email"),
            recoveryCode: try reader.bool("recoveryCode"),
            custom: try reader.bool("custom"))
    }

    public var json: JSONObject {
        [
            "totp": .bool(totp),
            "phone": .bool(phone),
            "email": .bool(email),
            "recoveryCode": .bool(recoveryCode),
            "custom": .bool(custom),
        ]
    }
}
