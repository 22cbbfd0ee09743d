import Foundation
import JSONText
import PasswordHashing
import Testing

@Suite struct SchemesTests {
    /// The tables of the README are what the command writes, between two marks.
    @Test func writesTheTablesOfTheREADME() throws {
        let run = try hashferry("schemes", "--markdown")
        #expect(run.status == 0 && run.talk.isEmpty)
        let readme = String(decoding: try Repository.read("README.md"), as: UTF8.self)
        let start = try #require(readme.range(of: "<!-- hashferry schemes --markdown -->\n"))
        let end = try #require(readme.range(of: "<!-- end of hashferry schemes -->"))
        let tables = readme[start.upperBound..<end.lowerBound]
        #expect(tables == run.text, "README.md: put there what hashferry schemes --markdown writes")
    }

    @Test func listsEverySchemeOnce() throws {
        let run = try hashferry("schemes", "--format", "json")
        let schemes = try #require(try run.jsonLines().first?["schemes"]?.arrayValue)
        #expect(
            Set(schemes.compactMap { $0["scheme"]?.stringValue }) == Set(SchemeRegistry.standard.schemes.map(\.name)))
        #expect(schemes.count == SchemeRegistry.standard.schemes.count && run.status == 0)
        for scheme in schemes {
            #expect(scheme["title"]?.stringValue?.isEmpty == false)
            #expect(scheme["limits"]?.arrayValue?.isEmpty == false, "\(scheme)")
            #expect(["salted", "unsalted", "clear text"].contains(scheme["protection"]?.stringValue))
            #expect(scheme["strength"]?.arrayValue?.isEmpty == false, "\(scheme)")
        }
        let unverified = try #require(try run.jsonLines().first?["unverified"]?.arrayValue)
        #expect(unverified.allSatisfy { $0["name"]?.stringValue != "bcrypt" && $0["advice"]?.stringValue != nil })
    }

    /// The rules of strength are the schemes' own.
    @Test func saysFromWhichFigureOnAHashIsStrong() throws {
        let run = try hashferry("schemes", "--format", "json")
        let schemes = try #require(try run.jsonLines().first?["schemes"]?.arrayValue)
        let bcrypt = try #require(schemes.first { $0["scheme"] == "bcrypt" }?["strength"]?.arrayValue)
        let first: JSONObject = ["figure": "cost", "unit": "log2", "adequate": 8, "strong": 10]
        #expect(bcrypt.first == .object(["hashes": .null, "figures": .array([.object(first)])]))
        #expect(bcrypt.last == .object(["hashes": "$2x$", "always": "weak"]))
        let text = try hashferry("schemes").text
        #expect(text.contains("SHA-256: strong from 600,000 iterations, adequate from 60,000 iterations, else weak"))
        #expect(text.contains("strong from 80MiB mixed and 8MiB of memory, adequate from 1MiB mixed, else weak"))
        #expect(text.contains("adequate from 1,200,000 digests, else weak"))
    }

    /// What is verified, if only out of another system's writing or once it is declared, is not listed as unverified.
    @Test func whatIsVerifiedIsNotListedAsUnverified() throws {
        let run = try hashferry("schemes", "--format", "json")
        let names = try #require(try run.jsonLines().first?["unverified"]?.arrayValue).compactMap {
            $0["name"]?.stringValue
        }
        for name in [
            "ldap-crypt", "dovecot-crypt", "spring-ldap", "keycloak-argon2", "postgresql-md5", "salted-digest",
        ] {
            #expect(!names.contains(name), "\(name)")
        }
        #expect(names.contains("sm3-crypt") && names.contains("ldap-sasl"))
    }

    /// What it says of new hashes is what `hash --prefer` takes.
    @Test func namesTheCostsOfNewHashes() throws {
        let run = try hashferry("schemes", "--format", "json")
        let schemes = try #require(try run.jsonLines().first?["schemes"]?.arrayValue)
        let preferred = schemes.compactMap { $0["newHashes"]?.stringValue }
        #expect(preferred.contains("bcrypt:cost=12") && preferred.contains("argon2id:m=64MiB,t=4,p=3"))
        #expect(preferred.count == SchemeRegistry.standard.creatableTypes.count)
    }

    @Test func writesALineASchemeForPeople() throws {
        let run = try hashferry("schemes")
        #expect(run.status == 0)
        for scheme in SchemeRegistry.standard.schemes {
            #expect(run.lines.contains { $0.hasPrefix("\(scheme.name) ") }, "\(scheme)")
        }
    }

    @Test func takesOneFormOnly() throws {
        #expect(try hashferry("schemes", "--markdown", "--format", "json").status == 2)
    }
}
