/// One made-up user of an export.
public struct SyntheticUser {
    private let id: String
    private let email: String
    private let phone: String
    private let name: String
    private let createdAt: String
    private let isVerified: Bool
    private let hasPreferences: Bool
    private let hash: (text: String, scheme: String)

    public init(number: Int, random: inout SplitMix64) {
        let given = Self.givenNames[number % Self.givenNames.count]
        let family = Self.familyNames[number / 7 % Self.familyNames.count]
        // As a UUID, without order: the store's index of ids is filled in no order, as real ids fill it.
        id = [8, 4, 4, 4, 12].map { Text.random($0, from: Text.hex, &random) }.joined(separator: "-")
        email = "\(given.ascii).\(family.ascii).\(number)@students.faculty\(number % 97).example.com"
        phone = number.isMultiple(of: 3) ? "+1415\(2_000_000 + number)" : ""
        name = number.isMultiple(of: 4) ? "" : "\(given.shown) \(family.shown)"
        createdAt = "2024-0\(1 + number % 9)-1\(number % 10)T12:\(10 + number % 50):00.000+00:00"
        isVerified = number.isMultiple(of: 2)
        hasPreferences = number.isMultiple(of: 2)
        hash = Self.hash(number, &random)
    }

    private static let givenNames: [(shown: String, ascii: String)] = [
        ("Ada", "ada"), ("Grace", "grace"), ("José", "jose"), ("Søren", "soren"), ("Mary Ann", "mary-ann"),
        ("Léonie", "leonie"), ("Chidi", "chidi"), ("Fatima", "fatima"), ("Yuki", "yuki"), ("Björk", "bjork"),
        ("Olga", "olga"),
    ]
    private static let familyNames: [(shown: String, ascii: String)] = [
        ("Lovelace", "lovelace"), ("O'Connor", "oconnor"), ("García Márquez", "garcia"), ("Müller", "mueller"),
        ("van der Berg", "vanderberg"), ("Nguyễn", "nguyen"), ("Kowalska", "kowalska"), ("de Souza", "desouza"),
    ]

    private static func hash(_ number: Int, _ random: inout SplitMix64) -> (String, String) {
        // The last character of a salt or digest has unused bits: it stands for a value that leaves them zero.
        switch number % 10 {
        case 0..<6:
            let salt = Text.random(21, from: Text.bcrypt, &random) + "u"
            return ("$2b$10$" + salt + Text.random(30, from: Text.bcrypt, &random) + "O", "")
        case 6, 7:
            let salt = Text.random(21, from: Text.base64, &random) + "A"
            return (
                "$argon2id$v=19$m=65536,t=3,p=4$" + salt + "$" + Text.random(42, from: Text.base64, &random) + "E", ""
            )
        case 8:
            return (Text.random(64, from: Text.hex, &random), "sha256")
        default:
            guard number % 20 == 19 else { return (Text.random(32, from: Text.hex, &random), "md5") }
            return ("$P$B" + Text.random(29, from: Text.crypt, &random) + "/", "")
        }
    }

    // MARK: Writing

    /// As `JSONLinesSource` reads it.
    public var jsonLine: String {
        var line = "{\"id\":\"\(id)\",\"email\":\"\(email)\""
        if !phone.isEmpty { line += ",\"phone\":\"\(phone)\",\"phoneVerified\":\(isVerified)" }
        if !name.isEmpty { line += ",\"name\":\"\(name)\"" }
        line += ",\"emailVerified\":\(isVerified),\"disabled\":false,\"createdAt\":\"\(createdAt)\""
        line += ",\"hash\":\"\(hash.text)\""
        if !hash.scheme.isEmpty { line += ",\"scheme\":\"\(hash.scheme)\"" }
        if hasPreferences { line += ",\"labels\":[\"staff\",\"beta\"],\"prefs\":\(Self.preferences)" }
        return line + "}\n"
    }

    /// As `FirebaseSource` reads it, with a hash of Firebase's own scrypt in place of the others.
    public func firebaseMember(_ random: inout SplitMix64) -> String {
        var member = "{\"localId\":\"\(id)\",\"email\":\"\(email)\",\"emailVerified\":\(isVerified)"
        if !phone.isEmpty { member += ",\"phoneNumber\":\"\(phone)\"" }
        if !name.isEmpty { member += ",\"displayName\":\"\(name)\"" }
        member += ",\"disabled\":false,\"createdAt\":\"1717243200000\""
        // 64 bytes and 10: the last character of each has unused bits.
        let digest = Text.random(85, from: Text.base64, &random) + "A=="
        let salt = Text.random(13, from: Text.base64, &random) + "A=="
        return member + ",\"passwordHash\":\"\(digest)\",\"salt\":\"\(salt)\",\"providerUserInfo\":[]}"
    }

    private static let preferences = "{\"theme\":\"dark\",\"pageSize\":50,\"plan\":\"team\"}"

    /// The first line of a CSV file.
    public static let columns =
        "id,email,email_verified,phone,phone_verified,name,disabled,created_at,hash,scheme,labels,prefs"

    private static let csvPreferences =
        "staff|beta,\"" + preferences.split(separator: "\"").joined(separator: "\"\"") + "\""

    /// As `CSVSource` reads it.
    public var csvLine: String {
        // The hash of Argon2 has commas, and preferences have quotes.
        let preferences = hasPreferences ? Self.csvPreferences : ","
        let phoneVerified = phone.isEmpty ? "" : String(isVerified)
        return "\(id),\(email),\(isVerified),\(phone),\(phoneVerified),\(name),false,\(createdAt),"
            + "\"\(hash.text)\",\(hash.scheme),\(preferences)\n"
    }
}

/// Random text.
private enum Text {
    static let hex = Array("0123456789abcdef".utf8)
    static let base64 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    static let bcrypt = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    static let crypt = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// - Parameter alphabet: a power of two of characters, at most 256.
    static func random(_ count: Int, from alphabet: [UInt8], _ random: inout SplitMix64) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var bits: UInt64 = 0
        for index in 0..<count {
            // Eight characters from one number.
            bits = index.isMultiple(of: 8) ? random.next() : bits >> 8
            bytes.append(alphabet[Int(bits & 0xFF) % alphabet.count])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
