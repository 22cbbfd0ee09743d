import AppwriteUsers
import Testing

@testable import UsersServer

@Suite("User agents")
struct UserAgentTests {
    /// A header and what it says: system, client, engine, device.
    struct Case: Sendable, CustomTestStringConvertible {
        let header: String
        let expected: [String]

        init(_ header: String, _ expected: String) {
            self.header = header
            self.expected = expected.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }

        var testDescription: String { header }
    }

    /// The twelve details that a header can tell, in the order of a session's members.
    private func values(_ header: String) -> [String] {
        let details = UserAgent(header).details
        return [
            details.osCode, details.osName, details.osVersion, details.clientType, details.clientCode,
            details.clientName, details.clientVersion, details.clientEngine, details.clientEngineVersion,
            details.deviceName, details.deviceBrand, details.deviceModel,
        ]
    }

    @Test(arguments: [
        Case(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.71 Safari/537.36",
            "WIN|Windows|10|browser|CH|Chrome|120.0|Blink|120.0.6099.71|desktop||"),
        Case(
            "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.22 (KHTML, like Gecko) Chrome/25.0.1364.97 Safari/537.22",
            "WIN|Windows|7|browser|CH|Chrome|25.0|WebKit|537.22|desktop||"),
        Case(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 Edg/119.0.2151.58",
            "WIN|Windows|10|browser|PS|Microsoft Edge|119.0|Blink|119.0.0.0|desktop||"),
        Case(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763",
            "WIN|Windows|10|browser|PS|Microsoft Edge|18.17763|Edge|18.17763|desktop||"),
        Case(
            "Mozilla/5.0 (Windows NT 6.3; Trident/7.0; rv:11.0) like Gecko",
            "WIN|Windows|8.1|browser|IE|Internet Explorer|11.0|Trident|7.0|desktop||"),
        Case(
            "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.0; Trident/5.0)",
            "WIN|Windows|Vista|browser|IE|Internet Explorer|9.0|Trident|5.0|desktop||"),
        Case(
            "Opera/9.80 (Windows NT 5.1; U; en) Presto/2.10.229 Version/11.60",
            "WIN|Windows|XP|browser|OP|Opera|11.60|Presto|2.10.229|desktop||"),
        Case(
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
            "UBT|Ubuntu||browser|FF|Firefox|115.0|Gecko|109.0|desktop||"),
        Case(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/118.0.5993.70 Safari/537.36",
            "LIN|GNU/Linux||browser|HC|Headless Chrome|118.0|Blink|118.0.5993.70|desktop||"),
        Case(
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36",
            "COS|Chrome OS|14541.0|browser|CH|Chrome|119.0|Blink|119.0.0.0|desktop||"),
        Case(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15",
            "MAC|Mac|10.15|browser|SF|Safari|17.1|WebKit|605.1.15|desktop|Apple|"),
        Case(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36 OPR/104.0.0.0",
            "MAC|Mac|10.15|browser|OP|Opera|104.0|Blink|118.0.0.0|desktop|Apple|"),
        Case(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1",
            "IOS|iOS|17.1|browser|MF|Mobile Safari|17.1|WebKit|605.1.15|smartphone|Apple|iPhone"),
        Case(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/119.0.6045.169 Mobile/15E148 Safari/604.1",
            "IOS|iOS|17.1|browser|CI|Chrome Mobile iOS|119.0|WebKit|605.1.15|smartphone|Apple|iPhone"),
        Case(
            "Mozilla/5.0 (iPad; CPU OS 13_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/26.0 Mobile/15E148 Safari/605.1.15",
            "IPA|iPadOS|13.3|browser|F1|Firefox Mobile iOS|26.0|WebKit|605.1.15|tablet|Apple|iPad"),
        Case(
            "Mozilla/5.0 (iPad; CPU OS 9_3_5 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13G36 Safari/601.1",
            "IOS|iOS|9.3|browser|MF|Mobile Safari|9.0|WebKit|601.1.46|tablet|Apple|iPad"),
        Case(
            "Mozilla/5.0 (Linux; Android 13; SM-S901B Build/TP1A.220624.014) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.0.0 Mobile Safari/537.36",
            "AND|Android|13|browser|CM|Chrome Mobile|112.0|Blink|112.0.0.0|smartphone|Samsung|SM-S901B"),
        Case(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36",
            "AND|Android|10|browser|CM|Chrome Mobile|119.0|Blink|119.0.0.0|smartphone||"),
        Case(
            "Mozilla/5.0 (Linux; Android 12; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.119 Safari/537.36",
            "AND|Android|12|browser|CH|Chrome|80.0|Blink|80.0.3987.119|tablet|Samsung|SM-X906C"),
        Case(
            "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/21.0 Chrome/110.0.5481.154 Mobile Safari/537.36",
            "AND|Android|13|browser|SB|Samsung Browser|21.0|Blink|110.0.5481.154|smartphone|Samsung|SAMSUNG SM-S918B"),
        Case(
            "Mozilla/5.0 (Linux; Android 8.1.0; Pixel 2 XL Build/OPM1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/66.0.3359.158 Mobile Safari/537.36",
            "AND|Android|8.1|browser|CV|Chrome Webview|66.0|Blink|66.0.3359.158|smartphone|Google|Pixel 2 XL"),
        Case(
            "Mozilla/5.0 (Android 13; Mobile; rv:109.0) Gecko/113.0 Firefox/113.0",
            "AND|Android|13|browser|FM|Firefox Mobile|113.0|Gecko|109.0|smartphone||"),
        Case(
            "Mozilla/5.0 (Android 9; Tablet; rv:68.0) Gecko/68.0 Firefox/68.0",
            "AND|Android|9|browser|FM|Firefox Mobile|68.0|Gecko|68.0|tablet||"),
        Case(
            "Mozilla/5.0 (Linux; U; Android 4.4.2; en-us; GT-I9505 Build/KOT49H) AppleWebKit/537.16 (KHTML, like Gecko) Version/4.0 Mobile Safari/537.16",
            "AND|Android|4.4|browser|AN|Android Browser|4.0|WebKit|537.16|smartphone|Samsung|GT-I9505"),
        Case("curl/8.4.0", "|||library||curl|8.4|||||"),
        Case("python-requests/2.31.0", "|||library||Python Requests|2.31|||||"),
        Case("okhttp/4.12.0", "|||library||OkHttp|4.12|||||"),
        Case("axios/1.6.2", "|||library||Axios|1.6|||||"),
        Case("undici", "|||library||undici||||||"),
        Case(
            "AppwritePythonSDK/22.2.0 (Linux; #1 SMP PREEMPT_DYNAMIC Debian 6.1.55-1; x86_64)",
            "LIN|GNU/Linux||library||AppwritePythonSDK|22.2|||desktop||"),
        Case(
            "AppwritePythonSDK/6.1.0 (${os.uname().sysname}; ${os.uname().version}; ${os.uname().machine})",
            "|||library||AppwritePythonSDK|6.1|||||"),
        Case("AppwriteCLI/6.2.3 (linux; x64)", "LIN|GNU/Linux||desktop|cli|Appwrite CLI|6.2.3|||desktop||"),
        Case("", "|||||||||||"),
    ])
    func readsWhatIsSent(example: Case) {
        #expect(example.expected.count == 12)
        #expect(values(example.header) == example.expected)
    }

    @Test func neverGuessesACountry() {
        let details = UserAgent("Mozilla/5.0 (Linux; U; Android 4.4.2; en-us; GT-I9505)").details
        #expect(details.countryCode == "--")
        #expect(details.countryName == "Unknown")
    }

    @Test(arguments: [
        "(", ")", ";", "((((", "/", "(;;;)", "Chrome", "Chrome/", "(Android", "(Windows NT ", "é/ü (Ω)", "\0",
    ])
    func survivesWhatNoProgramSends(piece: String) {
        for count in [1, 2, 7, 600] {
            let longest = values(String(repeating: piece, count: count)).map(\.utf8.count).max() ?? 0
            #expect(longest <= UserAgent.maximumByteCount)
        }
    }

    @Test func looksAtTheFirst512BytesOnly() {
        let curl = "curl/8.4.0"
        #expect(values(String(repeating: " ", count: 512 - curl.utf8.count) + curl).contains("curl"))
        #expect(!values(String(repeating: " ", count: 512) + curl).contains("curl"))
        // A cut through a character is no harm.
        for start in ["", "x"] { #expect(Set(values(start + String(repeating: "é", count: 1000))) == [""]) }
    }

    @Test func keepsSystemsInParenthesesApartFromProducts() {
        #expect(UserAgent("Windows/10 Android/13").system.code.isEmpty)
        #expect(UserAgent("Foo/1 (curl/8.4.0)").client.name.isEmpty)
    }
}
