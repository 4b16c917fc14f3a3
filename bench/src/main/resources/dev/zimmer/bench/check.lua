-- wrk's script: sends the requests of a file in turn and checks every answer.
--
-- Arguments after `--`: file, beginning of a body, text of a row, rows, fewest bytes, most bytes,
-- of how many answers one has its rows counted.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

answered, wrong, counted, example = 0, 0, 0, ""

local requests, at = {}, 0
local beginning, row, rows, fewest, most, sample
local find, sub = string.find, string.sub

function init(args)
  beginning, row, rows = args[2], args[3], tonumber(args[4])
  fewest, most, sample = tonumber(args[5]), tonumber(args[6]), tonumber(args[7])
  local headers = { ["Content-Type"] = "application/json", ["Host"] = wrk.headers["Host"] }
  local bare = { ["Host"] = wrk.headers["Host"] }
  for line in io.lines(args[1]) do
    local method, target, body = line:match("^(%u+)\t([^\t]*)\t(.*)$")
    if body == "" then
      requests[#requests + 1] = wrk.format(method, target, bare)
    else
      requests[#requests + 1] = wrk.format(method, target, headers, body)
    end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

local function has_all_rows(body)
  local count, from = 0, 1
  while true do
    local first, last = find(body, row, from, true)
    if not first then
      return count == rows
    end
    count, from = count + 1, last + 1
  end
end

function response(status, _, body)
  answered = answered + 1
  local good = status == 200 and #body >= fewest and #body <= most
    and sub(body, 1, #beginning) == beginning
  if good and answered % sample == 0 then
    counted = counted + 1
    good = has_all_rows(body)
  end
  if not good then
    wrong = wrong + 1
    if wrong == 1 then
      example = status .. " " .. sub(body, 1, 300)
    end
  end
end

function done(summary, latency, _)
  local sums = { answered = 0, wrong = 0, counted = 0 }
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
    "RESULT requests=%d micros=%d bytes=%d answered=%d wrong=%d counted=%d errors=%d p50=%d p99=%d\n",
    summary.requests, summary.duration, summary.bytes, sums.answered, sums.wrong, sums.counted,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
