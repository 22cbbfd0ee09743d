import AppwriteUsers
import PasswordHashing
import UserImport

/// scrypt in its three forms, and Firebase's.
extension RouteTable {
    /// RFC 7914's third example, the first 32 bytes: hashlib and the RFC agree on them.
    private static let rfc7914 = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"

    private static let rfc7914Credential = CreateUser.Credential.scrypt(
        ScryptCredential(hash: rfc7914, salt: "SodiumChloride", cpu: 16384, memory: 8, parallel: 1, length: 32))

    private static func wire(
        _ hash: String = rfc7914, salt: String = "SodiumChloride", cpu: String = "16384", length: String = "32"
    ) -> StoredHash {
        .make(hash, [.salt: salt, .cpu: cpu, .memory: "8", .parallel: "1", .length: length])
    }

    private static let phcTail = "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI"

    static let scrypt = [
        RouteCase("scrypt, the wire's form", wire(), .carried(rfc7914Credential)),
        RouteCase(
            "scrypt in upper case", wire(rfc7914.uppercased()), .reencoded(.lowerCaseHex, rfc7914Credential)),
        RouteCase(
            "$scrypt$ with a salt of text", .make("$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$\(phcTail)"),
            .reencoded(.hexWithOptions, rfc7914Credential)),
        RouteCase(
            "$scrypt$ with N itself and padding", .make("$scrypt$ln=16384,r=8,p=1$U29kaXVtQ2hsb3JpZGU=$\(phcTail)="),
            .reencoded(.hexWithOptions, rfc7914Credential)),
        RouteCase("$scrypt$ with ln=100", .make("$scrypt$ln=100,r=8,p=1$$\(phcTail)"), .uncarriable(.malformed)),
        RouteCase(
            "$scrypt$ with a binary salt", .make("$scrypt$ln=14,r=8,p=1$//5iaW5hcnk$\(phcTail)"),
            .uncarriable(.noEndpoint)),
        RouteCase("$scrypt$ with an empty salt", .make("$scrypt$ln=14,r=8,p=1$$\(phcTail)"), .uncarriable(.wireRule)),
        RouteCase(
            "$7$", .make("$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D"),
            .reencoded(.hexWithOptions, rfc7914Credential)),
        RouteCase(
            "$s0$", .make("$s0$e0801$U29kaXVtQ2hsb3JpZGU=$\(phcTail)="), .reencoded(.hexWithOptions, rfc7914Credential)),
        RouteCase(
            "$s0$ with a binary salt", .make("$s0$e0801$//5iaW5hcnk=$\(phcTail)="), .uncarriable(.noEndpoint)),
        RouteCase("scrypt with an empty salt", wire(salt: ""), .uncarriable(.wireRule)),
        RouteCase("scrypt with the salt 0", wire(salt: "0"), .uncarriable(.wireRule)),
        RouteCase("scrypt with a salt of 129", wire(salt: String(repeating: "s", count: 129)), .uncarriable(.wireRule)),
        RouteCase(
            "scrypt of 16 bytes", wire(String(rfc7914.prefix(32)), length: "16"),
            .carried(
                .scrypt(
                    ScryptCredential(
                        hash: String(rfc7914.prefix(32)), salt: "SodiumChloride", cpu: 16384, memory: 8, parallel: 1,
                        length: 16)))),
        RouteCase("scrypt of 15 bytes", wire(String(rfc7914.prefix(30)), length: "15"), .uncarriable(.wireRule)),
        RouteCase(
            "scrypt of 129 bytes", wire(String(repeating: "0a", count: 129), length: "129"), .uncarriable(.wireRule)),
        RouteCase("scrypt, length of another hash", wire(length: "64"), .uncarriable(.malformed)),
        RouteCase("scrypt, N no power of two", wire(cpu: "16385"), .uncarriable(.malformed)),
        RouteCase("scrypt, N = 2^62", wire(cpu: "4611686018427387904"), .uncarriable(.refused)),
        RouteCase(
            "scrypt, an option missing", .make(rfc7914, as: .scrypt, [.salt: "s", .cpu: "2", .memory: "8"]),
            .uncarriable(.malformed)),
    ]

    private static let firebaseHash =
        "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ=="
    private static let signerKey =
        "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="
    private static let firebaseCredential = CreateUser.Credential.scryptModified(
        ScryptModifiedCredential(
            hash: firebaseHash, salt: "UxLMreBr6tYyjQ==", saltSeparator: "Bw==", signerKey: signerKey))

    private static func firebase(
        _ hash: String = firebaseHash, salt: String = "UxLMreBr6tYyjQ==", separator: String = "Bw==",
        key: String = signerKey, rounds: String = "8", memCost: String = "14"
    ) -> StoredHash {
        .make(
            hash,
            [.salt: salt, .saltSeparator: separator, .signerKey: key, .rounds: rounds, .memCost: memCost])
    }

    private static func supabase(memCost: Int) -> String {
        "$fbscrypt$v=1,n=\(memCost),r=8,p=1,ss=Bw==,sk=\(signerKey)$UxLMreBr6tYyjQ==$\(firebaseHash)"
    }

    private static func urlSafe(_ text: String) -> String {
        String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }.filter { $0 != "=" })
    }

    static let scryptModified = [
        RouteCase("firebase", firebase(), .carried(firebaseCredential)),
        RouteCase(
            "firebase, URL-safe key", firebase(key: urlSafe(signerKey)),
            .reencoded(.standardBase64, firebaseCredential)),
        RouteCase(
            "firebase, hash without padding", firebase(urlSafe(firebaseHash)),
            .reencoded(.standardBase64, firebaseCredential)),
        RouteCase(
            "firebase, salt without padding", firebase(salt: "UxLMreBr6tYyjQ"),
            .reencoded(.standardBase64, firebaseCredential)),
        RouteCase(
            "firebase, separator without padding", firebase(separator: "Bw"),
            .reencoded(.standardBase64, firebaseCredential)),
        RouteCase(
            "Supabase", .make(supabase(memCost: 14)), .reencoded(.partsAsParameters, firebaseCredential)),
        RouteCase("Supabase, memory cost 13", .make(supabase(memCost: 13)), .uncarriable(.noEndpoint)),
        RouteCase("firebase, 4 rounds", firebase(rounds: "4"), .uncarriable(.noEndpoint)),
        RouteCase("firebase, memory cost 13", firebase(memCost: "13"), .uncarriable(.noEndpoint)),
        RouteCase("firebase, memory cost 40", firebase(memCost: "40"), .uncarriable(.refused)),
        // scrypt sees salt and separator joined: of this project the salt ends with the byte that was the separator.
        RouteCase(
            "firebase, empty separator", firebase(salt: "UxLMreBr6tYyjQc=", separator: ""),
            .reencoded(.separatorFromSalt, firebaseCredential)),
        RouteCase(
            "firebase, empty separator and a salt of one byte", firebase(salt: "Bw==", separator: ""),
            .uncarriable(.wireRule)),
        RouteCase("firebase, separator and salt empty", firebase(salt: "", separator: ""), .uncarriable(.wireRule)),
        RouteCase("firebase, empty salt", firebase(salt: ""), .uncarriable(.wireRule)),
        RouteCase("firebase, another key", firebase(key: "AAAA"), .uncarriable(.malformed)),
        RouteCase(
            "firebase without key", .make(firebaseHash, as: .scryptModified, [.salt: "UxLMreBr6tYyjQ=="]),
            .uncarriable(.malformed)),
    ]
}
