internal import HTTPTypes
internal import Hummingbird

/// Lets pages of trusted origins call the service from a browser (Fetch Standard, CORS; Users API, version and health).
///
/// The machine's own pages are trusted, and the hosts that the project names: with a session in a cookie any other page
/// could act for its visitors.
struct CrossOrigin: RouterMiddleware {
    /// Hosts of pages, besides those of this machine; in lower case.
    let trustedHosts: Set<String>
    let project: String

    private static let localHosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    func handle(
        _ request: Request, context: CallContext,
        next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin], trusts(origin) else { return try await next(request, context) }
        let isPreflight = request.method == .options
        var response =
            isPreflight
            ? ResponseWriting(request: request, client: context.client, project: project).preflight
            : try await next(request, context)
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlAllowCredentials] = "true"
        response.headers[.accessControlExposeHeaders] = "X-Appwrite-Session, X-Fallback-Cookies"
        response.headers.append(HTTPField(name: .vary, value: "Origin"))
        if isPreflight {
            response.headers[.accessControlAllowMethods] = "GET, POST, PUT, PATCH, DELETE"
            response.headers[.accessControlAllowHeaders] = Self.allowedHeaders
            response.headers[.accessControlMaxAge] = "86400"
        }
        return response
    }

    private func trusts(_ origin: String) -> Bool {
        guard let origin = WebOrigin(origin) else { return false }
        return Self.localHosts.contains(origin.host) || trustedHosts.contains(origin.host)
    }

    /// What pages may send: the list of Appwrite, whatever the page asks for (`app/config/cors.php`).
    private static let allowedHeaders = [
        "Accept", "Origin", "Cookie", "Set-Cookie", "Content-Type", "Content-Range", "X-Appwrite-Project",
        "X-Appwrite-Key", "X-Appwrite-Dev-Key", "X-Appwrite-Locale", "X-Appwrite-Mode", "X-Appwrite-JWT",
        "X-Appwrite-Organization", "X-Appwrite-Response-Format", "X-Appwrite-Timeout", "X-Appwrite-ID",
        "X-Appwrite-Timestamp", "X-Appwrite-Session", "X-Appwrite-Platform", "X-Appwrite-Impersonate-User-Id",
        "X-Appwrite-Impersonate-User-Email", "X-Appwrite-Impersonate-User-Phone", "X-SDK-Version", "X-SDK-Name",
        "X-SDK-Language", "X-SDK-Platform", "X-SDK-GraphQL", "X-SDK-Profile", "Range", "Cache-Control", "Expires",
        "Pragma", "X-Fallback-Cookies", "X-Requested-With", "X-Forwarded-For", "X-Forwarded-User-Agent",
    ].joined(separator: ", ")
}

/// Where a page comes from, as browsers write it: `https://app.example.com:8443` (RFC 6454, section 6.2).
///
/// The whole text is read, and whatever else stands in it makes it no origin: what is left unread could make one host
/// look like another.
struct WebOrigin: Sendable, Hashable {
    /// The host in lower case; an IPv6 address in its brackets.
    let host: String

    /// Reads an origin; nil for anything else, and for the schemes of apps, which have no host of their own.
    init?(_ text: String) {
        // Browsers write other letters in ASCII. In lower case a few of them would become ASCII here.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix) else { return nil }
        let authority = text.dropFirst(scheme.count)
        guard let host = Self.host(of: authority), Self.isPort(authority.dropFirst(host.count)) else { return nil }
        self.host = String(host)
    }

    private static func host(of authority: Substring) -> Substring? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let address = authority[authority.index(after: authority.startIndex)..<end]
            return address.contains(":") && address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
                ? authority[...end] : nil
        }
        let host = authority.prefix { $0 != ":" }
        return !host.isEmpty && host.allSatisfy({ $0.isLetter || $0.isNumber || "-._".contains($0) }) ? host : nil
    }

    /// Whether a text is empty, or a colon and a port.
    private static func isPort(_ text: Substring) -> Bool {
        guard let colon = text.first else { return true }
        let digits = text.dropFirst()
        return colon == ":" && digits.allSatisfy(\.isNumber) && UInt16(digits) != nil
    }
}
