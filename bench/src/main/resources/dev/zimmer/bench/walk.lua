-- wrk's script: each thread, on its one connection, walks a user's whole list over and over. Every
-- 16th walk is held against the promise: nothing that is there all the time is missed, and what
-- comes again has moved to a later time.
--
-- Arguments after `--`: path with a signed query, user, how many conversations they have all the time.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

wrong, walks, example = 0, 0, ""

local SAMPLE, PAGE = 16, 100
local ROW = '{"ConvId":(.-)"UpdateTime":(%d+)'
local target, headers, before, conversations
local following, pages, seen = "0", 0, {}
local sub, match, gmatch = string.sub, string.match, string.gmatch

function init(args)
  target, conversations = args[1], tonumber(args[3])
  headers = { ["Content-Type"] = "application/json", ["Host"] = wrk.headers["Host"] }
  before = '{"FromUserId":"' .. args[2] .. '","Limit":' .. PAGE .. ',"Next":'
end

function request()
  return wrk.format("POST", target, headers, before .. following .. "}")
end

local function fail(what)
  wrong = wrong + 1
  if wrong == 1 then
    example = what
  end
end

local function hold(body)
  for conversation, text in gmatch(body, ROW) do
    local millis = tonumber(text)
    if seen[conversation] and seen[conversation] >= millis then
      fail("came again without a later time: " .. conversation)
    end
    seen[conversation] = millis
  end
end

local function finish(thorough)
  local count = thorough and 0 or conversations
  if thorough then
    for _ in pairs(seen) do
      count = count + 1
    end
  end
  if count ~= conversations or pages * PAGE < conversations then
    fail("a walk of " .. pages .. " pages found " .. count .. " conversations")
  end
  walks, pages, seen = walks + 1, 0, {}
end

function response(status, _, body)
  local thorough = walks % SAMPLE == 0
  local next_page = match(body, '"Next":(%d+)')
  if status ~= 200 or sub(body, 1, 10) ~= '{"Code":0,' or not next_page then
    fail(status .. " " .. sub(body, 1, 300))
    return
  end
  pages = pages + 1
  if thorough then
    hold(body)
  end
  following = next_page
  if following == "0" then
    finish(thorough)
  end
end

function done(summary, latency, _)
  local sums = { wrong = 0, walks = 0 }
  for _, thread in ipairs(threads) do
    for name, _ in pairs(sums) do
      sums[name] = sums[name] + thread:get(name)
    end
    if thread:get("example") ~= "" then
      io.write("WRONG ", thread:get("example"), "\n")
    end
  end
  local errors = summary.errors
  io.write(string.format(
    "RESULT requests=%d micros=%d answered=%d wrong=%d errors=%d p50=%d p99=%d\n",
    sums.walks, summary.duration, sums.walks, sums.wrong,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
