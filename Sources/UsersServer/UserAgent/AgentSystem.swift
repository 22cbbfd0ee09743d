/// The operating system that a User-Agent header names.
struct AgentSystem: Sendable, Hashable {
    /// The code, as in `WIN`, or "".
    let code: String
    /// The name, as in `Windows`, or "".
    let name: String
    /// The version as its maker calls it, as in `10` for Windows NT 10.0, or "".
    let version: String

    init(_ text: AgentText) {
        guard let rule = Self.rules.first(where: { text.remark(after: $0.mark) != nil }) else {
            (code, name, version) = ("", "", "")
            return
        }
        let number = rule.versionMarks.lazy.compactMap { text.remark(after: $0) }.first.map(AgentVersion.short) ?? ""
        if rule.code == "IOS", text.remark(after: "ipad") != nil, AgentVersion.major(number) >= Self.firstIPadOS {
            (code, name) = ("IPA", "iPadOS")
        } else {
            (code, name) = (rule.code, rule.name)
        }
        version = rule.code == "WIN" ? Self.windowsVersions[number] ?? number : number
    }

    /// The iPad's system has had its own name since version 13.
    private static let firstIPadOS = 13

    /// A system, the start of the remark that gives it away, and the starts after which its version stands.
    private struct Rule {
        let mark: String
        let code: String
        let name: String
        var versionMarks: [String] = []
    }

    /// The first that matches counts: phones also say Linux, and iPhones Mac OS X.
    private static let rules = [
        Rule(mark: "windows phone", code: "WPH", name: "Windows Phone", versionMarks: ["windows phone "]),
        Rule(mark: "windows", code: "WIN", name: "Windows", versionMarks: ["windows nt "]),
        Rule(mark: "iphone", code: "IOS", name: "iOS", versionMarks: appleMarks),
        Rule(mark: "ipad", code: "IOS", name: "iOS", versionMarks: appleMarks),
        Rule(mark: "ipod", code: "IOS", name: "iOS", versionMarks: appleMarks),
        Rule(mark: "macintosh", code: "MAC", name: "Mac", versionMarks: ["intel mac os x ", "ppc mac os x "]),
        Rule(mark: "darwin", code: "MAC", name: "Mac"),
        Rule(mark: "macos", code: "MAC", name: "Mac", versionMarks: ["macos "]),
        Rule(mark: "cros ", code: "COS", name: "Chrome OS", versionMarks: chromeMarks),
        Rule(mark: "tizen", code: "TIZ", name: "Tizen", versionMarks: ["tizen "]),
        Rule(mark: "harmonyos", code: "HAR", name: "HarmonyOS", versionMarks: ["harmonyos "]),
        Rule(mark: "android", code: "AND", name: "Android", versionMarks: ["android "]),
        Rule(mark: "ubuntu", code: "UBT", name: "Ubuntu", versionMarks: ["ubuntu "]),
        Rule(mark: "fedora", code: "FED", name: "Fedora"),
        Rule(mark: "debian", code: "DEB", name: "Debian"),
        Rule(mark: "linux", code: "LIN", name: "GNU/Linux"),
        Rule(mark: "freebsd", code: "BSD", name: "FreeBSD"),
        Rule(mark: "openbsd", code: "OBS", name: "OpenBSD"),
        Rule(mark: "netbsd", code: "NBS", name: "NetBSD"),
    ]

    private static let appleMarks = ["cpu iphone os ", "cpu os ", "ios ", "ipados "]

    private static let chromeMarks = ["cros x86_64 ", "cros aarch64 ", "cros armv7l "]

    /// The names under which versions of Windows NT were sold.
    private static let windowsVersions = [
        "10.0": "10", "6.3": "8.1", "6.2": "8", "6.1": "7", "6.0": "Vista", "5.1": "XP",
    ]
}
