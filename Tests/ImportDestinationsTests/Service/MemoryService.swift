import AppwriteUsers
import Foundation
import JSONText
import Synchronization

/// The users of a service in memory, as the reference server keeps them, behind a transport that can fail.
final class MemoryService: HTTPTransport {
    /// What happens to a request instead of what it asks for.
    enum Fault: Sendable {
        case refused(Int, String)
        /// An answer that is not the service's own.
        case foreign(Int)
        /// There is no answer, whether or not the request was carried out.
        case lost(carriedOut: Bool)
        case unreachable
        /// It is carried out, and answered with a refusal.
        case spoiled(Int)
        /// It is carried out, and answered with a success that is not the service's own.
        case garbled
    }

    struct State {
        var users: [User] = []
        /// `METHOD path` of every request, the query left out.
        var requests: [String] = []
        var created = 0
        var underWay = 0
        var maximumUnderWay = 0
        var fault: @Sendable (_ number: Int, _ request: String) -> Fault? = { _, _ in nil }
    }

    private let state = Mutex(State())

    var users: [User] { state.withLock { $0.users.sorted { $0.id < $1.id } } }
    var requests: [String] { state.withLock { $0.requests } }
    var created: Int { state.withLock { $0.created } }
    var maximumUnderWay: Int { state.withLock { $0.maximumUnderWay } }

    /// Decides what fails from now on; requests are counted from 1 again.
    func fail(_ fault: @escaping @Sendable (Int, String) -> Fault? = { _, _ in nil }) {
        state.withLock { ($0.requests, $0.fault) = ([], fault) }
    }

    /// What another client does to a user meanwhile.
    func change(_ id: String, _ change: (inout User) -> Void) {
        state.withLock { state in
            for index in state.users.indices where state.users[index].id == id { change(&state.users[index]) }
        }
    }

    func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        guard let address = URLComponents(string: request.url) else {
            throw TransportFailure(.invalidRequest, mayHaveReachedServer: false)
        }
        let name = "\(request.method.rawValue) \(address.path)"
        let fault = state.withLock { state in
            state.requests.append(name)
            state.underWay += 1
            state.maximumUnderWay = max(state.maximumUnderWay, state.underWay)
            return state.fault(state.requests.count, name)
        }
        for _ in 0..<3 { await Task.yield() }
        defer { state.withLock { $0.underWay -= 1 } }
        switch fault {
        case .refused(let status, let type): return .error(status, type)
        case .foreign(let status): return HTTPTransportResponse(status: status, body: Array("<html>".utf8))
        case .unreachable: throw TransportFailure(.cannotConnect, mayHaveReachedServer: false)
        case .lost(let carriedOut):
            if carriedOut { _ = answer(request, address) }
            throw TransportFailure(.connectionLost, mayHaveReachedServer: true)
        case .spoiled(let status):
            _ = answer(request, address)
            return .error(status, "general_unknown")
        case .garbled:
            _ = answer(request, address)
            return HTTPTransportResponse(status: 200, body: Array("<html>".utf8))
        case nil: return answer(request, address)
        }
    }

    private func answer(_ request: HTTPTransportRequest, _ address: URLComponents) -> HTTPTransportResponse {
        let body = (try? JSONParser.parse(request.body ?? []))?.objectValue ?? [:]
        let path = address.path.split(separator: "/").map(String.init)
        return state.withLock { state in
            switch (request.method, path.count) {
            case (.get, 1): state.list(address.queryItems ?? [])
            case (.get, 2): state.read(path[1])
            case (.delete, 2): state.delete(path[1])
            case (.post, _): state.create(body, kind: path.count == 2 ? path[1] : nil)
            default: state.update(path[1], path.dropFirst(2).joined(separator: "/"), body)
            }
        }
    }
}

extension MemoryService.State {
    fileprivate func list(_ items: [URLQueryItem]) -> HTTPTransportResponse {
        let queries = items.compactMap { try? JSONParser.parse($0.value ?? "") }
        let filters = queries.filter { $0["method"] == .string("equal") }
        let found = users.filter { user in
            filters.allSatisfy { filter in
                let value = user.json[filter["attribute"]?.stringValue ?? ""]
                return filter["values"]?.arrayValue?.contains { $0 == value } == true
            }
        }
        let limit = queries.first { $0["method"] == .string("limit") }?["values"]?.arrayValue?.first
        let count = if case .integer(let number)? = limit { Int(number) } else { 25 }
        return .json(200, ["total": .integer(0), "users": .array(found.prefix(count).map { .object($0.json) })])
    }

    fileprivate func read(_ id: String) -> HTTPTransportResponse {
        users.first { $0.id == id }.map { .json(200, $0.json) } ?? .error(404, "user_not_found")
    }

    fileprivate mutating func delete(_ id: String) -> HTTPTransportResponse {
        guard let index = users.firstIndex(where: { $0.id == id }) else { return .error(404, "user_not_found") }
        users.remove(at: index)
        return HTTPTransportResponse(status: 204, body: [])
    }

    fileprivate mutating func create(_ body: JSONObject, kind: String?) -> HTTPTransportResponse {
        let time = Timestamp(milliseconds: 0)
        var user = User(id: body["userId"]?.stringValue ?? "", createdAt: time, updatedAt: time)
        user.email = body["email"]?.stringValue ?? ""
        user.phone = body["phone"]?.stringValue ?? ""
        user.name = body["name"]?.stringValue ?? ""
        user.password = body["password"]?.stringValue
        user.hash = kind == "scrypt-modified" ? "scryptMod" : kind ?? "argon2"
        // Of a plain-text password the service keeps its own hash.
        if kind == nil, user.password != nil { user.password = "$argon2id$of-\(user.id)" }
        var options: JSONObject = ["type": .string(user.hash ?? "")]
        for (name, parameter) in [
            ("salt", "passwordSalt"), ("costCpu", "passwordCpu"), ("costMemory", "passwordMemory"),
            ("costParallel", "passwordParallel"), ("length", "passwordLength"), ("version", "passwordVersion"),
            ("saltSeparator", "passwordSaltSeparator"), ("signerKey", "passwordSignerKey"),
        ] {
            options[name] = body[parameter]
        }
        user.hashOptions = options
        let isTaken = users.contains { other in
            other.id == user.id || (!user.email.isEmpty && other.email == user.email)
                || (!user.phone.isEmpty && other.phone == user.phone)
        }
        guard !isTaken else { return .error(409, "user_already_exists") }
        users.append(user)
        created += 1
        return .json(201, user.json)
    }

    fileprivate mutating func update(_ id: String, _ what: String, _ body: JSONObject) -> HTTPTransportResponse {
        guard let index = users.firstIndex(where: { $0.id == id }) else { return .error(404, "user_not_found") }
        switch what {
        case "phone":
            let number = body["number"]?.stringValue ?? ""
            // The user's own number, too (Users API, updates).
            guard !users.contains(where: { $0.phone == number }) else {
                return .error(409, "user_target_already_exists")
            }
            (users[index].phone, users[index].phoneVerification) = (number, false)
        case "verification": users[index].emailVerification = body["emailVerification"]?.boolValue ?? false
        case "verification/phone": users[index].phoneVerification = body["phoneVerification"]?.boolValue ?? false
        case "status": users[index].status = body["status"]?.boolValue ?? true
        case "labels": users[index].labels = body["labels"]?.arrayValue?.compactMap(\.stringValue) ?? []
        case "password": (users[index].password, users[index].hash) = ("$argon2id$of-\(id)", "argon2")
        case "prefs":
            users[index].prefs = body["prefs"]?.objectValue ?? [:]
            return .json(200, users[index].prefs)
        default: return .error(404, "general_route_not_found")
        }
        return .json(200, users[index].json)
    }
}

extension HTTPTransportResponse {
    fileprivate static func json(_ status: Int, _ object: JSONObject) -> HTTPTransportResponse {
        HTTPTransportResponse(status: status, body: Array(JSONValue.object(object).jsonText.utf8))
    }

    fileprivate static func error(_ status: Int, _ type: String) -> HTTPTransportResponse {
        // The server's words may quote the request.
        let message = "secret@example.com is not good enough"
        return json(
            status, ["message": .string(message), "code": .integer(Int64(status)), "type": .string(type)])
    }
}
