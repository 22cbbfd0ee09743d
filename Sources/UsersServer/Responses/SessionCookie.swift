internal import AppwriteUsers

/// The cookies by which a browser keeps a session (Users API, response headers).
struct SessionCookie: Sendable, Redacted {
    /// The session's secret in the form of the wire; empty to forget it.
    let value: String
    /// When the session ends.
    let expire: Timestamp

    /// The session of a secret.
    init(_ secret: SessionSecret, expire: Timestamp) {
        value = secret.text
        self.expire = expire
    }

    private init(value: String, expire: Timestamp) {
        self.value = value
        self.expire = expire
    }

    /// Makes the client forget its session.
    static let forgotten = SessionCookie(value: "", expire: Timestamp(milliseconds: 0))

    /// The name of the cookie of a project.
    static func name(ofProject project: String) -> String { "a_session_\(project)" }

    /// The values of two `Set-Cookie` headers: one for browsers that know no `SameSite=None`, and one for all others.
    ///
    /// The domain is left out on localhost and for addresses, where browsers refuse it.
    func headers(project: String, host: String, isSecure: Bool) -> [String] {
        let name = Self.name(ofProject: project)
        var attributes = "path=/; expires=\(HTTPDate.text(of: expire)); HttpOnly"
        if host != "localhost", host.contains("."), host.contains(where: \.isLetter), !host.contains(":") {
            attributes += "; domain=.\(host)"
        }
        if isSecure { attributes += "; secure" }
        return ["\(name)_legacy=\(value); \(attributes)", "\(name)=\(value); \(attributes); SameSite=None"]
    }
}
