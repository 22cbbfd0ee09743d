/// Every metric of the service. What the names mean to an operator: docs/guides/monitoring.md.
extension MetricFamily {
    static let all =
        [
            build, requests, requestDuration, requestsInFlight, connections, connectionLimit, rateLimited, logins,
            renewedHashes, unverifiableHashes,
        ] + ofHashing + [databaseSize, databaseLogSize, users] + ofProcess

    static let build = MetricFamily(
        .gauge, "hashferry_build_info", labels: ["version", "swift", "sqlite", "libcrypto"],
        "Always 1; its labels are the versions.")

    // MARK: Requests

    static let requests = MetricFamily(
        .counter, "hashferry_http_requests_total", labels: ["method", "path", "status"], "Requests that were answered.")
    static let requestDuration = MetricFamily(
        .histogram, "hashferry_http_request_duration_seconds", labels: ["method", "path"],
        "Time from a request's head to its answer.")
    static let requestsInFlight = MetricFamily(
        .gauge, "hashferry_http_requests_in_flight", "Requests that are worked on.")
    static let connections = MetricFamily(.gauge, "hashferry_http_connections", "Open connections.")
    static let connectionLimit = MetricFamily(
        .gauge, "hashferry_http_connections_limit", "Connections at the most; more wait until one is closed.")
    static let rateLimited = MetricFamily(
        .counter, "hashferry_rate_limited_total", labels: ["limit"], "Calls that were refused by a rate limit.")

    // MARK: Log-ins

    static let logins = MetricFamily(
        .counter, "hashferry_logins_total", labels: ["method", "outcome"], "Attempts to log in.")
    static let renewedHashes = MetricFamily(
        .counter, "hashferry_hashes_renewed_total", labels: ["scheme"],
        "Right passwords whose hash was computed anew, by the scheme it had.")
    static let unverifiableHashes = MetricFamily(
        .counter, "hashferry_hashes_unverifiable_total", labels: ["scheme", "reason"],
        "Log-ins against a stored hash that cannot be verified.")

    // MARK: Hashing

    static let ofHashing = [
        jobsWaiting, jobsRunning, jobsFinished, jobsRefused, hashingWait, reservedMemory, mostReservedMemory,
        memoryBudget, queueLimit, hashingThreads, hashingBusy, largestBatch,
    ]
    static let jobsWaiting = MetricFamily(
        .gauge, "hashferry_hashing_jobs_waiting", labels: ["scheme"], "Hashes that wait for their place.")
    static let jobsRunning = MetricFamily(
        .gauge, "hashferry_hashing_jobs_running", labels: ["scheme"], "Hashes that are computed.")
    static let jobsFinished = MetricFamily(
        .counter, "hashferry_hashing_jobs_finished_total", "Hashes that were computed to their end.")
    static let jobsRefused = MetricFamily(
        .counter, "hashferry_hashing_jobs_refused_total", labels: ["scheme", "reason"], "Hashes without an answer.")
    static let hashingWait = MetricFamily(
        .histogram, "hashferry_hashing_wait_seconds", labels: ["scheme"], "Time that hashes waited for their place.")
    static let reservedMemory = MetricFamily(
        .gauge, "hashferry_hashing_memory_reserved_bytes", labels: ["scheme"],
        "Memory of the hashes that are computed.")
    static let mostReservedMemory = MetricFamily(
        .gauge, "hashferry_hashing_memory_reserved_max_bytes", "The most memory that hashes had together.")
    static let memoryBudget = MetricFamily(
        .gauge, "hashferry_hashing_memory_budget_bytes", "Memory that hashes may have together.")
    static let queueLimit = MetricFamily(
        .gauge, "hashferry_hashing_queue_limit", "Hashes that may wait; a log-in beyond them is answered 503.")
    static let hashingThreads = MetricFamily(.gauge, "hashferry_hashing_threads", "Threads that compute hashes.")
    static let hashingBusy = MetricFamily(
        .counter, "hashferry_hashing_busy_seconds_total", "Time that the threads have computed.")
    static let largestBatch = MetricFamily(
        .gauge, "hashferry_hashing_batch_size_max", "The most hashes that one thread computed side by side.")

    // MARK: The database

    static let databaseSize = MetricFamily(.gauge, "hashferry_database_size_bytes", "Size of the database file.")
    static let databaseLogSize = MetricFamily(
        .gauge, "hashferry_database_wal_size_bytes", "Size of the database's write-ahead log.")
    static let users = MetricFamily(.gauge, "hashferry_users", "Users, counted once a minute at the most.")

    // MARK: The process, by the names that all programs use

    static let ofProcess = [
        cpuTime, residentMemory, virtualMemory, openDescriptors, maximumDescriptors, startTime,
    ]
    static let cpuTime = MetricFamily(
        .counter, "process_cpu_seconds_total", "Processor time, of the user and the system together.")
    static let residentMemory = MetricFamily(.gauge, "process_resident_memory_bytes", "Resident memory.")
    static let virtualMemory = MetricFamily(.gauge, "process_virtual_memory_bytes", "Virtual memory.")
    static let openDescriptors = MetricFamily(.gauge, "process_open_fds", "Open file descriptors.")
    static let maximumDescriptors = MetricFamily(.gauge, "process_max_fds", "File descriptors at the most.")
    static let startTime = MetricFamily(
        .gauge, "process_start_time_seconds", "When the process started, in seconds since 1970.")
}
