internal import ArgumentParser
internal import FileReading
internal import UsersServer

/// What the reference's console sets for a project.
struct SettingsArguments: ParsableArguments {
    @Option(help: ArgumentHelp("How long a session lasts.", valueName: "seconds"))
    var sessionLength: Int64 = 31_536_000

    @Option(help: ArgumentHelp("Sessions that a user keeps, the oldest go; 0 for all.", valueName: "count"))
    var sessionLimit = 10

    @Option(help: ArgumentHelp("Passwords that a user may not take again; 0 for none.", valueName: "count"))
    var passwordHistory = 0

    @Option(
        help: ArgumentHelp("Passwords that nobody may take, one a line.", valueName: "file"), completion: .file())
    var passwordDictionary: String?

    @Flag(help: "Refuse passwords that contain the user's name, address, number or id.")
    var refusePersonalData = false

    @Flag(help: "Let a user's sessions go on when the password is changed.")
    var keepSessions = false

    @Flag(help: "Answer log-ins with e-mail address and password, but for those with a key, with 501.")
    var noEmailPassword = false

    @Option(
        name: .customLong("allow-origin"),
        help: ArgumentHelp(
            "A host whose pages may call the service from a browser, besides this machine's; may be repeated.",
            valueName: "host"))
    var allowedOrigins: [String] = []

    func validate() throws {
        guard sessionLength > 0 else { throw ValidationError("--session-length takes a number above 0") }
        guard 0...100 ~= sessionLimit else { throw ValidationError("--session-limit takes a number from 0 to 100") }
        guard 0...20 ~= passwordHistory else { throw ValidationError("--password-history takes a number from 0 to 20") }
        for host in allowedOrigins where host.contains("/") || (host.contains(":") && !host.hasPrefix("[")) {
            throw ValidationError("--allow-origin takes a host, such as app.example.com, without https:// and port")
        }
    }

    func projectSettings(isStrict: Bool) throws -> ProjectSettings {
        var settings = ProjectSettings()
        settings.sessionLength = sessionLength
        settings.sessionLimit = sessionLimit
        settings.passwordHistory = passwordHistory
        settings.refusesPersonalData = refusePersonalData
        settings.invalidatesSessions = !keepSessions
        settings.allowsEmailPassword = !noEmailPassword
        settings.trustedHosts = Set(allowedOrigins.map { $0.lowercased() })
        settings.isStrict = isStrict
        if let passwordDictionary {
            let bytes = try FileDescriptorReader(opening: passwordDictionary).readAll(maximum: 64 << 20)
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            settings.passwordDictionary = Set(lines.map(String.init))
        }
        return settings
    }
}
