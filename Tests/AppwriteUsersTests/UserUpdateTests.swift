import AppwriteUsers
import JSONText
import Testing

@Suite("Updates")
struct UserUpdateTests {
    @Test func writesTheDocumentedLines() throws {
        let prefs: JSONObject = ["theme": "dark", "nested": .object([:])]
        let cases: [(UserUpdate, String)] = [
            (
                .phone(try PhoneNumber("+14155550100")),
                #""PATCH","path":"/users/u1/phone","body":{"number":"+14155550100"}"#
            ),
            (.emailVerification(true), #""PATCH","path":"/users/u1/verification","body":{"emailVerification":true}"#),
            (
                .phoneVerification(false),
                #""PATCH","path":"/users/u1/verification/phone","body":{"phoneVerification":false}"#
            ),
            (.status(false), #""PATCH","path":"/users/u1/status","body":{"status":false}"#),
            (.labels(try Labels(["vip", "b"])), #""PUT","path":"/users/u1/labels","body":{"labels":["vip","b"]}"#),
            (
                .prefs(try Preferences(prefs)),
                #""PATCH","path":"/users/u1/prefs","body":{"prefs":{"theme":"dark","nested":{}}}"#
            ),
        ]
        for (update, expected) in cases {
            #expect(try WireFixtures.line(of: update.request(for: UserID("u1"))) == "{\"method\":\(expected)}")
        }
    }
}
