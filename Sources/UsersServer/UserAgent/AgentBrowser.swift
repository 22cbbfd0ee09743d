/// A browser that a User-Agent header names.
struct AgentBrowser {
    let code: String
    let name: String
    /// The version as it was sent.
    let version: String
    let engine: AgentEngine

    /// Browsers name those that they resemble too: the first rule of the table counts.
    static func find(in text: AgentText, on system: AgentSystem) -> AgentBrowser? {
        for rule in rules {
            guard let sent = text.version(of: rule.product) else { continue }
            if rule.product == "safari", text.version(of: "version") == nil { continue }
            let (code, name) = names(of: rule, text, system)
            // Safari and Opera of old name their version apart.
            let version = rule.versionProduct.flatMap { text.version(of: $0) } ?? sent
            return AgentBrowser(code: code, name: name, version: version, engine: rule.engine)
        }
        return internetExplorer(text)
    }

    private static func names(of rule: Rule, _ text: AgentText, _ system: AgentSystem) -> (String, String) {
        switch (system.code, rule.product) {
        case ("AND", "safari"): ("AN", "Android Browser")
        case ("AND", "chrome") where text.remarks.contains("wv"): ("CV", "Chrome Webview")
        default: rule.mobile.flatMap { isMobile(text) ? $0 : nil } ?? rule.names
        }
    }

    /// Whether the header says that the device is held in a hand.
    private static func isMobile(_ text: AgentText) -> Bool {
        text.version(of: "mobile") != nil || text.remark(after: "mobile") != nil
            || text.remark(after: "tablet") != nil
    }

    /// The only browser that names itself in parentheses.
    private static func internetExplorer(_ text: AgentText) -> AgentBrowser? {
        let revision = text.remark(after: "trident/").flatMap { _ in text.remark(after: "rv:") }
        guard let version = text.remark(after: "msie ") ?? revision else { return nil }
        return AgentBrowser(code: "IE", name: "Internet Explorer", version: String(version), engine: .trident)
    }

    /// A browser by the name of its product, in lower case.
    private struct Rule {
        let product: String
        let names: (code: String, name: String)
        /// What it is called on phones and tablets, when not the same.
        var mobile: (code: String, name: String)?
        let engine: AgentEngine
        /// The product whose version is the browser's, when not its own.
        var versionProduct: String?
    }

    private static let rules = [
        Rule(product: "edg", names: ("PS", "Microsoft Edge"), engine: .blink),
        Rule(product: "edga", names: ("PS", "Microsoft Edge"), engine: .blink),
        Rule(product: "edgios", names: ("PS", "Microsoft Edge"), engine: .webKit),
        Rule(product: "edge", names: ("PS", "Microsoft Edge"), engine: .edgeHTML),
        Rule(product: "opr", names: ("OP", "Opera"), mobile: ("OM", "Opera Mobile"), engine: .blink),
        Rule(product: "opera", names: ("OP", "Opera"), engine: .presto, versionProduct: "version"),
        Rule(product: "opt", names: ("OO", "Opera Touch"), engine: .webKit),
        Rule(product: "samsungbrowser", names: ("SB", "Samsung Browser"), engine: .blink),
        Rule(product: "yabrowser", names: ("YA", "Yandex Browser"), engine: .blink),
        Rule(product: "vivaldi", names: ("VI", "Vivaldi"), engine: .blink),
        Rule(product: "whale", names: ("WH", "Whale Browser"), engine: .blink),
        Rule(product: "ucbrowser", names: ("UC", "UC Browser"), engine: .blink),
        Rule(product: "huaweibrowser", names: ("HU", "Huawei Browser"), engine: .blink),
        Rule(product: "headlesschrome", names: ("HC", "Headless Chrome"), engine: .blink),
        Rule(product: "crios", names: ("CI", "Chrome Mobile iOS"), engine: .webKit),
        Rule(product: "fxios", names: ("F1", "Firefox Mobile iOS"), engine: .webKit),
        Rule(product: "firefox", names: ("FF", "Firefox"), mobile: ("FM", "Firefox Mobile"), engine: .gecko),
        Rule(product: "chromium", names: ("CR", "Chromium"), engine: .blink),
        Rule(product: "chrome", names: ("CH", "Chrome"), mobile: ("CM", "Chrome Mobile"), engine: .blink),
        Rule(
            product: "safari", names: ("SF", "Safari"), mobile: ("MF", "Mobile Safari"), engine: .webKit,
            versionProduct: "version"),
    ]
}
