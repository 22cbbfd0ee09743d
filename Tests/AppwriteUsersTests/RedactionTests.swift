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
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped, "\([value])"] {
                for secret in [
                    "ada@", "Ada", "555", "144fa", "$2a", "$argon", "$P$", "4243", "3fde", "UlM7", "XyEK", "horse",
                ] {
                    #expect(!text.contains(secret))
                }
            }
        }
    }
}
