-- The requests of one measurement, for wrk: its arguments are the kind, the project, the key, and for some a value.
local kind, project, key, value, run

local function query(method, attribute, values)
    local text = '{"method":"' .. method .. '"'
    if attribute then text = text .. ',"attribute":"' .. attribute .. '"' end
    if values then text = text .. ',"values":[' .. values .. ']' end
    return text .. '}'
end

local function encoded(text)
    return (text:gsub('[^%w]', function(c) return string.format('%%%02X', c:byte()) end))
end

local function list(...)
    local parts = {}
    for index, text in ipairs({...}) do parts[index] = 'queries[' .. (index - 1) .. ']=' .. encoded(text) end
    return '/v1/users?' .. table.concat(parts, '&')
end

local count = 0
local function number() return math.random(0, tonumber(value) - 1) end
local function id() return 'u' .. number() end

local kinds = {
    create = function()
        count = count + 1
        local name = run .. 'n' .. count
        local body = '{"userId":"' .. name .. '","email":"' .. name .. '@bench.example",' ..
            '"password":"144fa7eaa4904e8ee120651997f70dcc","name":"Bench ' .. count .. '"}'
        return wrk.format('POST', '/v1/users/md5', nil, body)
    end,
    get = function() return wrk.format('GET', '/v1/users/' .. id()) end,
    list = function() return wrk.format('GET', '/v1/users') end,
    ['list: email equals'] = function()
        return wrk.format('GET', list(query('equal', 'email', '"user' .. number() .. '@bench.example"')))
    end,
    ['list: name starts'] = function()
        return wrk.format('GET', list(query('startsWith', 'name', '"Person ' .. number() .. '"')))
    end,
    ['list: blocked, newest first'] = function()
        return wrk.format('GET', list(query('equal', 'status', 'false'), query('orderDesc', '$createdAt')))
    end,
    ['list: label'] = function() return wrk.format('GET', list(query('contains', 'labels', '"vip"'))) end,
    ['list: after a cursor'] = function() return wrk.format('GET', list(query('cursorAfter', nil, '"' .. id() .. '"'))) end,
    ['list: by name, before a cursor'] = function()
        return wrk.format('GET', list(query('orderAsc', 'name'), query('cursorBefore', nil, '"' .. id() .. '"')))
    end,
    ['list: search'] = function() return wrk.format('GET', '/v1/users?search=user' .. number()) end,
}

function init(arguments)
    kind, project, key, value = arguments[1], arguments[2], arguments[3], arguments[4]
    run = value
    math.randomseed(42)
    wrk.headers['X-Appwrite-Project'] = project
    wrk.headers['X-Appwrite-Key'] = key
    wrk.headers['Content-Type'] = 'application/json'
end

function request() return kinds[kind]() end

function done(summary, latency, requests)
    local seconds = summary.duration / 1e6
    local errors = summary.errors
    io.write(string.format('RESULT %d %.3f %.3f %.3f %d\n', summary.requests / seconds,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
