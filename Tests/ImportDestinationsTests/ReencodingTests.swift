import AppwriteHashes
import AppwriteUsers
import Foundation
import ImportDestinations
import PasswordHashing
import Testing
import UserImport

/// A hash that is sent in another form.
struct ReencodingCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let vector: SchemeVector
    let change: Reencoding
    let endpoint: CreateUser.Endpoint

    init(_ name: String, _ vector: SchemeVector, _ change: Reencoding, _ endpoint: CreateUser.Endpoint) {
        (testDescription, self.vector, self.change, self.endpoint) = (name, vector, change, endpoint)
    }

    static let all = argon2 + bcrypt + digests + scrypt + firebase

    private static let phc = SchemeVector(.argon2, "reference-id-v19-m256-t2-p1")

    private static let argon2 = [
        ReencodingCase("Keycloak's JSON", SchemeVector(.keycloakArgon2, "ascii"), .phcString, .argon2),
        ReencodingCase("Keycloak's JSON, argon2i", SchemeVector(.keycloakArgon2, "i"), .phcString, .argon2),
        ReencodingCase(
            "Keycloak's JSON, version 1.0", SchemeVector(.keycloakArgon2, "version-1-0"), .phcString, .argon2),
        ReencodingCase("Magento's", SchemeVector(.magentoArgon2, "ascii"), .phcString, .argon2),
        ReencodingCase("Django's Argon2", phc.written { "argon2" + $0 }, .unwrapped, .argon2),
        ReencodingCase("Spring's Argon2", phc.written { "{argon2}" + $0 }, .unwrapped, .argon2),
        ReencodingCase(
            "Spring's Argon2 of 5.8", phc.written { "{argon2@SpringSecurity_v5_8}" + $0 }, .unwrapped, .argon2),
        ReencodingCase("a directory's Argon2", phc.written { "{ARGON2}" + $0 }, .unwrapped, .argon2),
        ReencodingCase("MediaWiki's Argon2", phc.written { ":argon2:" + $0 }, .unwrapped, .argon2),
    ]

    private static let mcf = SchemeVector(.bcrypt, "2b-cost-4")

    private static let bcrypt = [
        ReencodingCase("Django's bcrypt", mcf.written { "bcrypt$" + $0 }, .unwrapped, .bcrypt),
        ReencodingCase("Spring's bcrypt", mcf.written { "{bcrypt}" + $0 }, .unwrapped, .bcrypt),
        ReencodingCase("a directory's bcrypt", mcf.written { "{CRYPT}" + $0 }, .unwrapped, .bcrypt),
        ReencodingCase(
            "MediaWiki's bcrypt",
            mcf.written { ":bcrypt:\($0.dropFirst(4).prefix(2))$\($0.dropFirst(7).prefix(22))$\($0.suffix(31))" },
            .unwrapped, .bcrypt),
        ReencodingCase("bcrypt in parts", parts, .partsJoined, .bcrypt),
    ]

    /// As FusionAuth and Okta keep one.
    private static let parts: SchemeVector = {
        var split = mcf.rewritten { String($0.suffix(31)) }
        split.stored.options[.salt] = .text(String(mcf.stored.hash.dropFirst(7).prefix(22)))
        split.stored.options[.workFactor] = .number(4)
        return split
    }()

    private static let md5 = SchemeVector(.md5, "rfc1321-3")
    private static let sha1 = SchemeVector(.sha, "sha1-abc")

    private static let digests = [
        ReencodingCase("a directory's MD5", md5.written { "{MD5}" + base64($0) }, .unwrapped, .md5),
        ReencodingCase("a directory's SHA-1", sha1.written { "{SHA}" + base64($0) }, .unwrapped, .sha),
        ReencodingCase(
            "a directory's SHA-512", SchemeVector(.sha, "sha512-abc").written { "{sha512}" + base64($0) }, .unwrapped,
            .sha),
        ReencodingCase("MediaWiki's MD5", md5.written { ":A:" + $0 }, .unwrapped, .md5),
        ReencodingCase("MD5 in upper case", md5.rewritten { $0.uppercased() }, .lowerCaseHex, .md5),
        ReencodingCase("SHA-1 in upper case", sha1.rewritten { $0.uppercased() }, .lowerCaseHex, .sha),
    ]

    private static let scrypt = [
        ReencodingCase("$7$", SchemeVector(.scrypt, "7-n-256"), .hexWithOptions, .scrypt),
        ReencodingCase("Werkzeug's", SchemeVector(.werkzeugScrypt, "n-1024-r-1-p-1"), .hexWithOptions, .scrypt),
        ReencodingCase("Django's", SchemeVector(.djangoScrypt, "default-of-4"), .hexWithOptions, .scrypt),
        ReencodingCase("Better Auth's", SchemeVector(.betterAuthScrypt, "password"), .hexWithOptions, .scrypt),
    ]

    private static let firebase = [
        Scheme.supabaseFirebase, .kratosFirebase, .clerkFirebase, .logtoFirebase, .superTokensFirebase, .workOSFirebase,
        .workOSFirebaseKeyed,
    ].map {
        ReencodingCase($0.name, SchemeVector($0, "firebase-example"), .partsAsParameters, .scryptModified)
    }

    private static func base64(_ hex: String) -> String {
        let digits = hex.compactMap(\.hexDigitValue)
        return Data(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
            .base64EncodedString()
    }
}

/// What is sent in another form still verifies the same password, and no other.
@Suite struct ReencodingTests {
    @Test(arguments: ReencodingCase.all) func theOtherFormVerifiesTheSamePassword(example: ReencodingCase) throws {
        let plan = try AppwritePlanner().plan(.sample(.stored(example.vector.stored)))
        #expect(plan.route == .reencoded(example.change))
        let credential = try #require(plan.create?.credential)
        #expect(credential.endpoint == example.endpoint)
        // What the service stores of the call.
        let sent = try #require(StoredHash(credential))
        #expect(sent.hash != example.vector.stored.hash)
        for stored in [sent, example.vector.stored] {
            let hash = try SchemeRegistry.standard.parse(stored)
            #expect(try hash.verify(Password(example.vector.password)))
            #expect(try !hash.verify(Password(example.vector.password + "!")))
        }
    }

    /// Whatever its writer, an Argon2 that the service does not verify is not sent.
    @Test func whatIsMoreThanArgon2StaysBehind() throws {
        for vector in [SchemeVector(.keycloakArgon2, "d")] {
            let plan = try AppwritePlanner().plan(.sample(.stored(vector.stored)))
            #expect(plan.route.code == .noEndpoint && plan.create?.credential == CreateUser.Credential.none)
        }
    }
}
