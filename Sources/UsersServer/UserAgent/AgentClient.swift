/// The program that a User-Agent header names: a browser, a library, or the service's own command line.
struct AgentClient: Sendable, Hashable {
    /// `browser`, `library`, `desktop`, or "".
    var type = ""
    /// The code, as in `CH`, or ""; libraries have none.
    var code = ""
    /// The name, as in `Chrome`, or "".
    var name = ""
    var version = ""
    /// What draws a browser's pages, as in `Blink`, or "".
    var engine = ""
    /// The engine's version, not cut.
    var engineVersion = ""

    init(_ text: AgentText, on system: AgentSystem) {
        if let browser = AgentBrowser.find(in: text, on: system) {
            type = "browser"
            (code, name, version) = (browser.code, browser.name, AgentVersion.short(browser.version))
            (engine, engineVersion) = browser.engine.found(in: text)
        } else if let version = text.version(of: Self.commandLine) {
            type = "desktop"
            (code, name, self.version) = ("cli", "Appwrite CLI", AgentVersion.whole(version))
        } else if let (name, version) = AgentLibrary.find(in: text) {
            type = "library"
            (self.name, self.version) = (name, AgentVersion.short(version))
        }
    }

    /// The service itself knows its command line, and shows its version whole.
    private static let commandLine = "appwritecli"
}
