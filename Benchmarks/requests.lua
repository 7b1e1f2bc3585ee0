-- The requests of each work, for wrk; what to do and for whom comes in by the environment.

local work = os.getenv("WORK")
local headers = {["Authorization"] = "Bearer " .. os.getenv("TOKEN")}
local ids = {}
for id in string.gmatch(os.getenv("IDS"), "[^,]+") do ids[#ids + 1] = id end
local count = 0
math.randomseed(os.time())

local function uuid()
    return string.format("%08x-%04x-4%03x-8%03x-%06x%06x", math.random(0, 0xffffffff), math.random(0, 0xffff),
        math.random(0, 0xfff), math.random(0, 0xfff), math.random(0, 0xffffff), math.random(0, 0xffffff))
end

local body = '{"at":"2026-11-23T21:40:00.000+01:00","timeZone":"Europe/Berlin","ratings":{"mood":6.5,"energy":6,' ..
    '"anxiety":2,"focus":7,"creativity":5,"connectedness":6},"sleep":{"quality":7},"note":"' .. os.getenv("NOTE") .. '"}'

local make = {
    health = function() return wrk.format("GET", "/health") end,
    read = function()
        count = count % #ids + 1
        return wrk.format("GET", "/v1/check-ins/" .. ids[count], headers)
    end,
    page = function() return wrk.format("GET", "/v1/check-ins?limit=50", headers) end,
    write = function()
        headers["Content-Type"] = "application/json"
        return wrk.format("POST", "/v1/check-ins", headers, body)
    end,
    pull = function() return wrk.format("GET", "/v1/changes?limit=500&cursor=" .. os.getenv("CURSOR"), headers) end,
    push = function()
        headers["Content-Type"] = "application/json"
        local mutations = {}
        for i = 1, 100 do
            mutations[i] = '{"op":"put","collection":"check-ins","id":"' .. uuid() .. '","record":' .. body .. '}'
        end
        return wrk.format("POST", "/v1/changes", headers, '{"mutations":[' .. table.concat(mutations, ",") .. ']}')
    end,
}

request = make[work]
