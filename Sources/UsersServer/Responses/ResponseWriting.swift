internal import AppwriteUsers
internal import HTTPTypes
internal import Hummingbird
internal import JSONText
internal import NIOCore

/// Makes HTTP responses out of answers and errors, with the headers that the reference sends (Users API, response
/// headers and envelope).
struct ResponseWriting {
    private let project: String
    private let host: String
    private let isSecure: Bool
    private let format: ResponseFormat?
    private let isForeignOrigin: Bool

    init(request: Request, client: ClientAddress, project: String) {
        self.project = project
        host = Self.host(of: request)
        isSecure = client.isSecure
        format = request.headers[.responseFormat].flatMap { ResponseFormat($0) }
        let origin = request.headers[.origin] ?? request.headers[.referer] ?? ""
        isForeignOrigin =
            Self.registrableDomain(ofURL: origin) != Self.registrableDomain(host) || !host.contains(".")
            || host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// The response of an answer.
    func response(to answer: Answer) -> Response {
        var headers = commonHeaders
        var warnings: [String] = []
        if let warning = answer.warning { warnings.append(warning) }
        if let format, format > .server {
            warnings.append(
                "The current SDK is built for Appwrite \(format). However, the current Appwrite server version is "
                    + "\(ResponseFormat.server). Please downgrade your SDK to match the Appwrite version: "
                    + "https://appwrite.io/docs/sdks")
        }
        if !warnings.isEmpty { headers[.warning] = warnings.joined(separator: ";") }
        if let cookie = answer.cookie {
            for value in cookie.headers(project: project, host: host, isSecure: isSecure) {
                headers.append(HTTPField(name: .setCookie, value: value))
            }
            if isForeignOrigin {
                let name = SessionCookie.name(ofProject: project)
                headers[.fallbackCookies] =
                    cookie.value.isEmpty ? "[]" : JSONValue.object([name: .string(cookie.value)]).jsonText
            }
        }
        switch answer.body {
        case .none:
            // The official Python client reads the type of every answer.
            headers[.contentType] = "text/html; charset=UTF-8"
            return Response(status: .init(code: answer.status), headers: headers)
        case .text(let text):
            headers[.contentType] = "text/plain; charset=UTF-8"
            return Response(
                status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
        case .json(var object):
            if let model = answer.model, let format { object = format.filtered(object, model) }
            return json(object, status: answer.status, headers)
        }
    }

    /// The response of an error: the envelope, and headers that forbid to keep it.
    func response(to error: ServiceError) -> Response {
        var headers = commonHeaders
        headers[.cacheControl] = "no-cache, no-store, must-revalidate"
        headers[.expires] = "0"
        headers[.pragma] = "no-cache"
        if let seconds = error.retryAfter { headers[.retryAfter] = String(seconds) }
        let envelope: JSONObject = [
            "message": .string(error.message), "code": .integer(Int64(error.status)), "type": .string(error.type),
            "version": .string(ResponseFormat.server.description),
        ]
        return json(envelope, status: error.status, headers)
    }

    /// The response to a browser that asks whether it may make a call; `CrossOrigin` says so.
    var preflight: Response { Response(status: .noContent, headers: commonHeaders) }

    private var commonHeaders: HTTPFields {
        [.server: "Appwrite", .xContentTypeOptions: "nosniff", .debugFallback: isForeignOrigin ? "true" : "false"]
    }

    private func json(_ object: JSONObject, status: Int, _ headers: HTTPFields) -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=UTF-8"
        var writer = JSONWriter(capacity: 1024)
        writer.value(.object(object))
        return Response(
            status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }

    /// The host that the client called, without the port.
    static func host(of request: Request) -> String {
        let authority = request.head.authority ?? ""
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }

    /// The last two labels of a host: enough to tell a site's own pages from others', without a list of suffixes.
    private static func registrableDomain(_ host: some StringProtocol) -> String {
        host.split(separator: ".").suffix(2).joined(separator: ".")
    }

    private static func registrableDomain(ofURL url: String) -> String {
        let afterScheme = url.split(separator: "://", maxSplits: 1).last ?? ""
        return registrableDomain(afterScheme.prefix { $0 != "/" && $0 != ":" })
    }
}

extension HTTPFields {
    /// Adds how a call stands to its limit.
    mutating func add(_ standing: RateLimiter.Standing) {
        self[.rateLimitLimit] = String(standing.limit)
        self[.rateLimitRemaining] = String(standing.remaining)
        self[.rateLimitReset] = String(standing.reset)
    }
}
