internal import AppwriteUsers
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

extension TransportFailure {
    /// Says what an error of the HTTP client means; one that is not known may have come after the request.
    init(_ error: any Error) {
        switch error {
        case let error as HTTPClientError: self.init(error)
        case is NIOConnectionError, ChannelError.connectTimeout: self.init(.cannotConnect, mayHaveReachedServer: false)
        // Nothing listens. Other codes of the system may also come after the request.
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self.init(.cannotConnect, mayHaveReachedServer: false)
        case is NIOTooManyBytesError: self.init(.answerTooLarge, mayHaveReachedServer: true)
        case is CancellationError: self.init(.cancelled, mayHaveReachedServer: true)
        case is IOError, is ChannelError, HTTPParserError.invalidEOFState:
            self.init(.connectionLost, mayHaveReachedServer: true)
        default: self.init(.protocolViolation, mayHaveReachedServer: true)
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .alreadyShutdown:
            self.init(.cannotConnect, mayHaveReachedServer: false)
        case .getConnectionFromPoolTimeout: self.init(.timedOut, mayHaveReachedServer: false)
        case .deadlineExceeded, .readTimeout, .writeTimeout: self.init(.timedOut, mayHaveReachedServer: true)
        case .remoteConnectionClosed, .uncleanShutdown: self.init(.connectionLost, mayHaveReachedServer: true)
        case .cancelled, .requestStreamCancelled: self.init(.cancelled, mayHaveReachedServer: true)
        case _ where Self.malformedRequest.contains(error.shortDescription):
            self.init(.invalidRequest, mayHaveReachedServer: false)
        default: self.init(.protocolViolation, mayHaveReachedServer: true)
        }
    }

    /// The errors about a request that cannot be sent: some have a value, which only their short descriptions leave out.
    private static let malformedRequest: Set<String> = [
        HTTPClientError.invalidURL.shortDescription,
        HTTPClientError.emptyHost.shortDescription,
        HTTPClientError.emptyScheme.shortDescription,
        HTTPClientError.missingSocketPath.shortDescription,
        HTTPClientError.unsupportedScheme("").shortDescription,
        HTTPClientError.invalidHeaderFieldNames([]).shortDescription,
        HTTPClientError.invalidHeaderFieldValues([]).shortDescription,
    ]
}
