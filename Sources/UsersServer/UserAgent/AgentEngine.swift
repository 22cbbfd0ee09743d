/// What draws a browser's pages.
enum AgentEngine: Sendable {
    case blink, edgeHTML, gecko, presto, trident, webKit

    /// The engine's name and its version, which stands elsewhere than the browser's.
    func found(in text: AgentText) -> (name: String, version: String) {
        switch self {
        case .blink:
            guard
                let chrome = text.version(of: "chrome") ?? text.version(of: "chromium")
                    ?? text.version(of: "headlesschrome")
            else { return ("Blink", "") }
            // Chrome left WebKit with version 28.
            return AgentVersion.major(chrome) < 28
                ? AgentEngine.webKit.found(in: text) : ("Blink", AgentVersion.whole(chrome))
        case .edgeHTML: return ("Edge", AgentVersion.whole(text.version(of: "edge") ?? ""))
        case .gecko: return ("Gecko", AgentVersion.whole(text.remark(after: "rv:") ?? ""))
        case .presto: return ("Presto", AgentVersion.whole(text.version(of: "presto") ?? ""))
        case .trident: return ("Trident", AgentVersion.whole(text.remark(after: "trident/") ?? ""))
        case .webKit: return ("WebKit", AgentVersion.whole(text.version(of: "applewebkit") ?? ""))
        }
    }
}
