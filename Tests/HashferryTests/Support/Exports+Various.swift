import JSONText

extension Exports {
    /// A JSON Lines export of users of every kind, each with what can follow the create call in another combination.
    static func various(_ count: Int) -> String {
        (1...count).map { JSONValue.object(user($0)).jsonText + "\n" }.joined()
    }

    private static func user(_ number: Int) -> JSONObject {
        var user: JSONObject = [
            "id": .string(number.isMultiple(of: 11) ? "auth0|\(number)" : "v\(number)"),
            "email": .string("V\(number)@various.example"), "name": .string("Zoë \(number) →🐎"),
        ]
        if number.isMultiple(of: 3) { user["phone"] = .string("+1415555\(1000 + number)") }
        if number.isMultiple(of: 2) { user["emailVerified"] = .bool(true) }
        if number.isMultiple(of: 6) { user["phoneVerified"] = .bool(true) }
        if number.isMultiple(of: 5) { user["disabled"] = .bool(true) }
        if number.isMultiple(of: 4) { user["labels"] = .array([.string("label\(number)"), .string("beta")]) }
        if number.isMultiple(of: 7) {
            user["prefs"] = .object([
                "number": .integer(Int64(number)), "empty": .object([:]), "list": .array([.null, .number("1.50")]),
                "text": .string("a/b\n\u{0001}é"),
            ])
        }
        // A password in plain text takes a tenth of a second, and is the same in none of the others.
        if number.isMultiple(of: 100) {
            user["password"] = .string("plain but long enough")
        } else {
            let hash = hashes[number % hashes.count]
            for member in hash.members { user[member.key] = member.value }
        }
        if number.isMultiple(of: 17) { for key in ["hash", "scheme", "options", "password"] { user[key] = nil } }
        // Without a hash nothing needs the address.
        if number.isMultiple(of: 51) { (user["email"], user["emailVerified"]) = (nil, nil) }
        return user
    }

    private static let hashes: [JSONObject] = [
        ["hash": .string("$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim")],
        ["hash": .string("144FA7EAA4904E8EE120651997F70DCC"), "scheme": .string("md5")],
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
    ]
}
