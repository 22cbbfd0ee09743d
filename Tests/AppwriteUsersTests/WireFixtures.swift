import AppwriteUsers

/// The user of every test, and the seven hashes of the password `appwrite` that the service's own end-to-end tests use
/// (Users API, known-answer values).
enum WireFixtures {
    static let md5 = "144fa7eaa4904e8ee120651997f70dcc"
    static let bcrypt = "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq"
    static let argon2 = "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"
    static let phpass = "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."
    static let sha512 =
        "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6"
        + "bf6ba04e21f11ae138785d0bff63c416e6f87badbffad37f6dee50094cc38c70"
    static let scrypt = ScryptCredential(
        hash: "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63"
            + "b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b",
        salt: "appwrite", cpu: 16384, memory: 13, parallel: 2, length: 64)
    static let scryptModified = ScryptModifiedCredential(
        hash: "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
        salt: "UxLMreBr6tYyjQ==", saltSeparator: "Bw==",
        signerKey: "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==")

    /// Makes a call for the user `u1`, with an e-mail address.
    static func call(
        _ credential: CreateUser.Credential, allowLegacySHAVersions: Bool = false
    ) throws(WireRuleViolation) -> CreateUser {
        try CreateUser(
            userId: UserID("u1"), email: EmailAddress("ada@example.com"), name: DisplayName("Ada"),
            credential: credential, allowLegacySHAVersions: allowLegacySHAVersions)
    }

    /// Returns the line of a request, without its line feed.
    static func line(of request: UserRequest) -> String {
        var bytes: [UInt8] = []
        request.appendJSONLine(to: &bytes)
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
}
