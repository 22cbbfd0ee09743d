import AppwriteUsers
import PasswordHashing
import Testing
import UserImport

/// A stored hash and what must become of it.
struct RouteCase: Sendable, CustomTestStringConvertible {
    enum Fate: Sendable {
        case carried(CreateUser.Credential)
        case reencoded(Reencoding, CreateUser.Credential)
        case uncarriable(UncarriableReason.Code)
    }

    let name: String
    let stored: StoredHash
    let fate: Fate
    var testDescription: String { name }

    init(_ name: String, _ stored: StoredHash, _ fate: Fate) {
        self.name = name
        self.stored = stored
        self.fate = fate
    }
}

/// Every scheme, by the wire contract's section on what each endpoint verifies.
enum RouteTable {
    static let all = argon2 + bcrypt + digests + phpass + scrypt + scryptModified + wrapped + unverified + unreadable

    private static let salt = "c2FsdHNhbHQ"
    private static let digest = String(repeating: "A", count: 43)

    private static func argon2(_ head: String, salt: String = salt, _ digest: String = digest) -> String {
        "$\(head)$\(salt)$\(digest)"
    }

    private static let magento =
        "018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M"
    private static let magentoDigest = "AY3fHDgeH0o2oDHWrreLPisHjhqjnvCuMknZzDby6CI"
    private static let keycloakDigest = "M7jw0GQI4Kfcxf+xPldfNRYttP89scc9XVAYAcaZ0U0"
    private static let keycloak = #"""
        {"secretData":"{\"value\":\"M7jw0GQI4Kfcxf+xPldfNRYttP89scc9XVAYAcaZ0U0=\",\"salt\":\"MDEyMzQ1Njc4OWFiY2RlZg==\"}",\#
        "credentialData":"{\"hashIterations\":1,\"algorithm\":\"argon2\",\"additionalParameters\":{\"hashLength\":[\"32\"],\#
        \"memory\":[\"8\"],\"type\":[\"id\"],\"version\":[\"1.3\"],\"parallelism\":[\"1\"]}}"}
        """#

    private static func same(
        _ name: String, _ text: String, _ credential: (String) -> CreateUser.Credential
    ) -> RouteCase {
        RouteCase(name, .make(text), .carried(credential(text)))
    }

    private static let argon2 = [
        same("argon2id", argon2("argon2id$v=19$m=65536,t=3,p=4"), CreateUser.Credential.argon2),
        same("argon2i", argon2("argon2i$v=19$m=20,t=3,p=2"), CreateUser.Credential.argon2),
        same("argon2, v=16", argon2("argon2i$v=16$m=64,t=1,p=1"), CreateUser.Credential.argon2),
        same("argon2 without v=", argon2("argon2i$m=64,t=1,p=1"), CreateUser.Credential.argon2),
        RouteCase(
            "argon2, parameters in another order", .make(argon2("argon2id$v=19$t=1,p=1,m=64")),
            .reencoded(.referenceOrder, .argon2(argon2("argon2id$v=19$m=64,t=1,p=1")))),
        RouteCase(
            "argon2 with a pepper", .make(argon2("argon2id$v=19$m=65536,t=3,p=4"), [.pepper: "1"]),
            .uncarriable(.noEndpoint)),
        RouteCase("argon2d", .make(argon2("argon2d$v=19$m=64,t=1,p=1")), .uncarriable(.noEndpoint)),
        RouteCase(
            "argon2 with keyid", .make(argon2("argon2id$v=19$m=64,t=1,p=1,keyid=aGk")), .uncarriable(.unsupported)),
        RouteCase(
            "argon2 with padding", .make(argon2("argon2id$v=19$m=64,t=1,p=1") + "="),
            .reencoded(.unpaddedBase64, .argon2(argon2("argon2id$v=19$m=64,t=1,p=1")))),
        RouteCase(
            "argon2 with a padded salt", .make("$argon2id$v=19$m=64,t=1,p=1$\(salt)=$\(digest)"),
            .reencoded(.unpaddedBase64, .argon2(argon2("argon2id$v=19$m=64,t=1,p=1")))),
        same("argon2, 255 lanes", argon2("argon2id$v=19$m=2048,t=1,p=255"), CreateUser.Credential.argon2),
        RouteCase("argon2, 256 lanes", .make(argon2("argon2id$v=19$m=2048,t=1,p=256")), .uncarriable(.refused)),
        // Vectors/schemes/keycloak-argon2.json and magento-argon2.json, both "ascii".
        RouteCase(
            "Keycloak's Argon2", .make(keycloak),
            .reencoded(
                .phcString,
                .argon2(argon2("argon2id$v=19$m=8,t=1,p=1", salt: "MDEyMzQ1Njc4OWFiY2RlZg", keycloakDigest)))),
        RouteCase(
            "Magento's Argon2", .make("\(magento):3_32_1_8192"),
            .reencoded(
                .phcString,
                .argon2(argon2("argon2id$v=19$m=8,t=1,p=1", salt: "bkIyc1RxVmhYOGZLYzFaeQ", magentoDigest)))),
        RouteCase("Magento's Argon2 over an MD5", .make("\(magento):0:3_32_1_8192"), .uncarriable(.noEndpoint)),
        RouteCase("argon2, v=17", .make(argon2("argon2id$v=17$m=64,t=1,p=1")), .uncarriable(.malformed)),
        RouteCase("argon2, 4 GiB", .make(argon2("argon2id$v=19$m=4194304,t=1,p=1")), .uncarriable(.refused)),
        RouteCase(
            "argon2 of more than 256 bytes",
            .make(argon2("argon2id$v=19$m=64,t=1,p=1", String(repeating: "A", count: 240))), .uncarriable(.wireRule)),
    ]

    private static let dots = String(repeating: ".", count: 21)
    private static let bcryptTail = ".\(String(repeating: ".", count: 31))"

    private static let bcrypt =
        ["2a", "2b", "2x", "2y"].map { variant in
            same("$\(variant)$", "$\(variant)$10$\(dots)\(bcryptTail)", CreateUser.Credential.bcrypt)
        } + [
            RouteCase(
                "bcrypt with unused bits set", .make("$2b$10$\(dots)/\(bcryptTail.dropFirst())"),
                .reencoded(.paddingBits, .bcrypt("$2b$10$\(dots)\(bcryptTail)"))),
            RouteCase(
                "bcrypt in parts", .make(String(bcryptTail.suffix(31)), [.salt: dots + ".", .workFactor: "10"]),
                .reencoded(.partsJoined, .bcrypt("$2b$10$\(dots)\(bcryptTail)"))),
            RouteCase("$2$", .make("$2$10$\(dots)\(bcryptTail)"), .uncarriable(.noEndpoint)),
            RouteCase("bcrypt, cost 31", .make("$2b$31$\(dots)\(bcryptTail)"), .uncarriable(.refused)),
            RouteCase("bcrypt cut short", .make("$2b$10$\(dots)"), .uncarriable(.malformed)),
        ]

    private static let md5 = "144fa7eaa4904e8ee120651997f70dcc"
    private static let sha1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709"

    /// An unsalted digest of so many digits, with its version.
    private static func sha(_ version: SHAVersion, upperCase: Bool = false) -> StoredHash {
        let digits = String(repeating: upperCase ? "0A" : "0a", count: version.digestByteCount)
        return .make(digits, [.version: version.rawValue])
    }

    private static let digests =
        [
            RouteCase("md5, declared", .make(md5, as: .md5), .carried(.md5(md5))),
            RouteCase("md5 in upper case", .make(md5.uppercased(), as: .md5), .reencoded(.lowerCaseHex, .md5(md5))),
            RouteCase("32 hex digits", .make(md5), .uncarriable(.undeclared)),
            RouteCase("md5 of 31 digits", .make(String(md5.dropLast()), as: .md5), .uncarriable(.malformed)),
            RouteCase("40 hex digits", .make(sha1), .uncarriable(.undeclared)),
            RouteCase("sha of 40 digits", .make(sha1, as: .sha), .carried(.sha(sha1, version: .sha1))),
            RouteCase("64 hex digits", .make(md5 + md5), .uncarriable(.undeclared)),
            RouteCase("sha without version", .make(md5 + md5, as: .sha), .uncarriable(.undeclared)),
            RouteCase("sha of another length", .make(sha1, as: .sha, [.version: "sha256"]), .uncarriable(.malformed)),
            RouteCase(
                "sha in upper case", sha(.sha3With256Bits, upperCase: true),
                .reencoded(.lowerCaseHex, .sha(sha(.sha3With256Bits).hash, version: .sha3With256Bits))),
        ]
        + SHAVersion.allCases.map { version in
            RouteCase(
                version.rawValue, sha(version),
                version.isOnCurrentServers
                    ? .carried(.sha(sha(version).hash, version: version)) : .uncarriable(.wireRule))
        }

    private static let phpass = [
        same("$P$", "$P$Br387rwferoKN7uwHZqNMu98q3U8RO.", CreateUser.Credential.phpass),
        same("$H$", "$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", CreateUser.Credential.phpass),
        same("$P$ with any salt", "$P$Br3 8$we;roKN7uwHZqNMu98q3U8RO.", CreateUser.Credential.phpass),
        RouteCase("PHPass, count 30", .make("$P$Sr387rwferoKN7uwHZqNMu98q3U8RO."), .uncarriable(.refused)),
        RouteCase("PHPass, count 31", .make("$P$Tr387rwferoKN7uwHZqNMu98q3U8RO."), .uncarriable(.malformed)),
    ]

    private static let unreadable = [
        RouteCase("no hash at all", .make("correct horse"), .uncarriable(.unrecognized)),
        RouteCase("empty", .make(""), .uncarriable(.unrecognized)),
        RouteCase("declared as what it is not", .make("correct horse", as: .bcrypt), .uncarriable(.malformed)),
        RouteCase("20 KB", .make(String(repeating: "a", count: 20_000), as: .md5), .uncarriable(.unrecognized)),
    ]

    private static let bcryptText = "$2b$10$\(dots)\(bcryptTail)"

    private static let wrapped = [
        RouteCase("Spring bcrypt", .make("{bcrypt}" + bcryptText), .reencoded(.unwrapped, .bcrypt(bcryptText))),
        RouteCase(
            "Spring bcrypt, declared", .make("{bcrypt}" + bcryptText, as: .bcrypt),
            .reencoded(.unwrapped, .bcrypt(bcryptText))),
        RouteCase(
            "Spring bcrypt, declared as another scheme", .make("{bcrypt}" + bcryptText, as: .argon2),
            .uncarriable(.malformed)),
        RouteCase(
            "Django argon2", .make("argon2" + argon2("argon2id$v=19$m=64,t=1,p=1")),
            .reencoded(.unwrapped, .argon2(argon2("argon2id$v=19$m=64,t=1,p=1")))),
        RouteCase("LDAP MD5", .make("{MD5}FE+n6qSQTo7hIGUZl/cNzA=="), .reencoded(.unwrapped, .md5(md5))),
        RouteCase(
            "LDAP SHA-1", .make("{SHA}2jmj7l5rSw0yVb/vlWAYkK/YBwk="),
            .reencoded(.unwrapped, .sha(sha1, version: .sha1))),
        RouteCase("Django bcrypt cut short", .make("bcrypt$$2b$10$\(dots)"), .uncarriable(.malformed)),
        RouteCase(
            "Spring bcrypt, an option beside it", .make("{bcrypt}" + bcryptText, [.salt: "s"]),
            .uncarriable(.malformed)),
    ]

    private static let unverified = [
        RouteCase("md5crypt", .make("$1$saltsalt$2vnaRpHa6Jxjz5n83ok8Z0"), .uncarriable(.noEndpoint)),
        RouteCase(
            "Django PBKDF2",
            .make("pbkdf2_sha256$10$QzhQRlH6a1VW$/oTBbCyr4EZUiPeXC8EEbwhzznJ91EXAqksssIp/7dM="),
            .uncarriable(.undeclared)),
        RouteCase("LDAP salted SHA-1", .make("{SSHA}pt4wzAp2O+/1BEyXGCPMwgpYG/dmbO29"), .uncarriable(.noEndpoint)),
        RouteCase("SASL", .make("{SASL}ada@example.com"), .uncarriable(.unsupported)),
        RouteCase("bcrypt with a space before it", .make(" " + bcryptText), .uncarriable(.malformed)),
    ]
}
