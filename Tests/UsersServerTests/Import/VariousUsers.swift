import JSONText

/// An export of users of all seven kinds of hash, without one and with plain text, each with what can follow the create
/// call in another combination.
enum VariousUsers {
    static func export(_ count: Int) -> String {
        (1...count).map { JSONValue.object(user($0)).jsonText + "\n" }.joined()
    }

    /// How the service's own hashes of plain text begin.
    static let ownHashes = "$argon2id$v=19$m=65536"

    private static func user(_ number: Int) -> JSONObject {
        var user: JSONObject = [
            "id": .string("v\(number)"), "email": .string("v\(number)@various.example"),
            "name": .string("Zoë \(number)"),
        ]
        if number.isMultiple(of: 3) { user["phone"] = .string("+1415555\(1000 + number)") }
        if number.isMultiple(of: 2) { user["emailVerified"] = .bool(true) }
        if number.isMultiple(of: 6) { user["phoneVerified"] = .bool(true) }
        if number.isMultiple(of: 5) { user["disabled"] = .bool(true) }
        if number.isMultiple(of: 4) { user["labels"] = .array([.string("label\(number)"), .string("beta")]) }
        if number.isMultiple(of: 7) {
            user["prefs"] = .object(["number": .integer(Int64(number)), "text": .string("a/b\n\u{0001}é")])
        }
        if number % 100 == 90 {
            user["password"] = .string("plain but long enough")
        } else if !number.isMultiple(of: 17) {
            for member in hashes[number % hashes.count].members { user[member.key] = member.value }
        }
        return user
    }

    private static let hashes: [JSONObject] = [
        ["hash": .string("$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim")],
        ["hash": .string("144fa7eaa4904e8ee120651997f70dcc"), "scheme": .string("md5")],
        ["hash": .string("$P$Br387rwferoKN7uwHZqNMu98q3U8RO.")],
        ["hash": .string("$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI")],
        [
            "hash": .string("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"),
            "scheme": .string("sha"), "options": .object(["version": .string("sha256")]),
        ],
        [
            "hash": .string(
                "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63"
                    + "b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b"),
            "scheme": .string("scrypt"),
            "options": .object([
                "salt": .string("appwrite"), "cpu": .integer(16384), "memory": .integer(12), "parallel": .integer(2),
                "length": .integer(64),
            ]),
        ],
        [
            "hash": .string("UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ=="),
            "scheme": .string("scrypt-modified"),
            "options": .object([
                "salt": .string("UxLMreBr6tYyjQ=="), "saltSeparator": .string("Bw=="),
                "signerKey": .string(
                    "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="),
            ]),
        ],
    ]
}
