import AppwriteUsers
import JSONText
import Testing

@Suite("Redaction")
struct RedactionTests {
    @Test func showsNoContentsHoweverAValueIsPrinted() throws {
        let credentials = CreateUserRequestTests.golden.map(\.0)
        var values: [any Redacted] = credentials
        for credential in credentials {
            let call = try WireFixtures.call(credential)
            values += [call, call.request] as [any Redacted]
        }
        let phone = try PhoneNumber("+14155550100")
        values += [phone, UserUpdate.phone(phone), try Preferences(["appwrite": "appwrite"])] as [any Redacted]
        values += [WireFixtures.scrypt, WireFixtures.scryptModified, try DisplayName("Ada")] as [any Redacted]
        values.append(Query.equal("email", "ada@example.com"))
        values.append(Query.or([.search("name", "Ada"), .equal("phone", "+14155550100")]))
        expectNothingShown(by: values)
    }

    @Test func showsNoContentsOfAnswers() throws {
        var values: [any Redacted] = []
        for (type, text) in ModelTests.golden where type != MFAFactors.self {
            let object = try #require(JSONParser.parse(text).objectValue)
            values.append(try #require(type.init(json: object) as? any Redacted))
        }
        values.append(HTTPTransportResponse(status: 200, fields: ["a": "appwrite 555"], body: Array("Ada".utf8)))
        values.append(HTTPTransportRequest(method: .get, url: "/?search=Ada", fields: ["key": "Ada"]))
        let fields: HeaderFields = ["X-Appwrite-Key": "Ada"]
        values.append(fields)
        values.append(try #require(fields.fields.first))
        expectNothingShown(by: values)
    }

    private func expectNothingShown(by values: [any Redacted]) {
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped, "\([value])"] {
                for secret in [
                    "ada@", "Ada", "555", "144fa", "$2a", "$argon", "$P$", "4243", "3fde", "UlM7", "XyEK", "horse",
                    "s3cret", "a1b2c3", "a.b.c", "123456", "0123456789", "Golden",
                ] {
                    #expect(!text.contains(secret))
                }
            }
        }
    }
}
