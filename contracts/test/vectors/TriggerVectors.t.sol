// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IEventTrigger} from "breakwater/interfaces/ITrigger.sol";
import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {StagedFeed} from "../utils/StagedFeed.sol";
import {VectorFile} from "../utils/VectorFile.sol";

/// @title Proofs that the application must find itself
/// @notice All possible evidence of random histories was given to the trigger. contracts/test/vectors/*.json holds the best evidence.
/// `WRITE_VECTORS=true forge test --match-contract TriggerVectors` writes the files again.
contract TriggerVectorsTest is VectorFile {
    uint256 private constant NOW = 1_800_000_000;
    uint80 private constant PHASE = 3 << 64;
    uint256 private constant ROUNDS = 12;

    StagedFeed private _feed;
    StagedFeed private _quote;
    string private _rounds;

    function setUp() public {
        vm.warp(NOW);
    }

    function test_FloorVectorsAreWhatTheTriggerSays() public {
        string memory rows;
        for (uint256 i; i < 56; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _floorRow(i));
        }
        compareVectors("price-floor", rows);
    }

    function test_DrawdownVectorsAreWhatTheTriggerSays() public {
        string memory rows;
        for (uint256 i; i < 32; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _drawdownRow(i));
        }
        compareVectors("drawdown", rows);
    }

    function test_LossVectorsAreWhatTheTriggerSays() public {
        string memory rows;
        for (uint256 i; i < 48; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _lossRow(i));
        }
        compareVectors("impermanent-loss", rows);
    }

    // ---- floor ----

    function _floorRow(uint256 i) private returns (string memory) {
        uint256 seed = uint256(keccak256(abi.encode("floor", i)));
        (EventFeed memory t, uint8 decimals) = _terms(seed);
        uint256 breach = 3 + seed % 6;
        uint256 time = NOW - 2 days;
        for (uint256 n = 1; n <= ROUNDS; n++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, n)));
            bool isLow = (n >= breach) != ((draw >> 16) % 16 == 0);
            uint256 price = isLow ? 0.95e18 - (draw >> 32) % 0.1e18 : 0.95e18 + (draw >> 32) % 0.1e18;
            time = _push(draw, time, price, decimals);
        }
        uint256 severity = 1 + (seed >> 192) % 10_000;
        IEventTrigger trigger = new PriceFloorTrigger(t, 0.95e18, severity);
        string memory row = string.concat('{"decimals":', _quoted(decimals), ',"terms":', _termsRow(t));
        row = string.concat(row, ',"floor":', _quoted(0.95e18), ',"severityBps":', _quoted(severity));
        return string.concat(row, ',"rounds":[', _rounds, '],"proof":', _earliest(trigger), "}");
    }

    /// @return proof First and last number, event time and severity of the shortest evidence of the earliest event.
    function _earliest(IEventTrigger trigger) private view returns (string memory proof) {
        uint256 best = type(uint256).max;
        proof = "[]";
        for (uint256 from = ROUNDS; from > 0; from--) {
            for (uint256 to = from; to <= ROUNDS; to++) {
                try trigger.prove(abi.encode(PHASE + from, PHASE + to)) returns (uint256 eventTime, uint256 severity) {
                    if (eventTime >= best) continue;
                    best = eventTime;
                    proof = _list(from, to, eventTime, severity);
                } catch {}
            }
        }
    }

    // ---- drawdown ----

    function _drawdownRow(uint256 i) private returns (string memory) {
        uint256 seed = uint256(keccak256(abi.encode("drawdown", i)));
        (EventFeed memory t, uint8 decimals) = _terms(seed);
        uint256 time = NOW - 2 days;
        uint256 price = 2_000e18;
        for (uint256 n = 1; n <= ROUNDS; n++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, n)));
            price = price * (82 + (draw >> 16) % 24) / 100 + (draw >> 160) % 1e18;
            time = _push(draw, time, price, decimals);
        }
        uint256 start = 0.05e18 + (seed >> 192) % 0.2e18;
        Fall memory f = Fall({
            window: t.persistence + 1 + (seed >> 160) % 4 hours,
            start: start,
            full: start + 0.1e18 + (seed >> 224) % 0.5e18,
            maxSeverityBps: 1 + (seed >> 200) % 10_000
        });
        IEventTrigger trigger = new DrawdownTrigger(t, f);
        string memory row = string.concat('{"decimals":', _quoted(decimals), ',"terms":', _termsRow(t));
        row = string.concat(row, ',"fall":', _list(f.window, f.start, f.full, f.maxSeverityBps));
        return string.concat(row, ',"rounds":[', _rounds, "]", _deepest(trigger), "}");
    }

    /// @dev The largest severity, all evidence that proves it ("2-4,6-9" for peak and trough), and its earliest event.
    function _deepest(IEventTrigger trigger) private view returns (string memory) {
        uint256 max;
        uint256 earliest;
        string memory proofs;
        for (uint256 a = 1; a <= ROUNDS; a++) {
            for (uint256 b = a + 1; b <= ROUNDS; b++) {
                for (uint256 c = b + 1; c <= ROUNDS; c++) {
                    for (uint256 d = c + 1; d <= ROUNDS; d++) {
                        (uint256 eventTime, uint256 severity) = _proven(trigger, a, b, c, d);
                        if (severity == 0 || severity < max) continue;
                        proofs = severity > max ? "" : string.concat(proofs, ",");
                        earliest = severity > max || eventTime < earliest ? eventTime : earliest;
                        max = severity;
                        proofs = string.concat(proofs, _runs(a, b, c, d));
                    }
                }
            }
        }
        string memory row = string.concat(',"severityBps":', _quoted(max), ',"eventTime":', _quoted(earliest));
        return string.concat(row, ',"proofs":[', proofs, "]");
    }

    function _proven(IEventTrigger trigger, uint256 a, uint256 b, uint256 c, uint256 d)
        private
        view
        returns (uint256 eventTime, uint256 severity)
    {
        try trigger.prove(abi.encode(PHASE + a, PHASE + b, PHASE + c, PHASE + d)) returns (
            uint256 eventTime_, uint256 severity_
        ) {
            return (eventTime_, severity_);
        } catch {}
    }

    function _runs(uint256 a, uint256 b, uint256 c, uint256 d) private pure returns (string memory) {
        string memory peak = string.concat(vm.toString(a), "-", vm.toString(b));
        return string.concat('"', peak, ",", vm.toString(c), "-", vm.toString(d), '"');
    }

    // ---- impermanent loss ----

    /// @dev Prices of all sizes, near and far from the entry. The end may be at a round or after a silence.
    function _lossRow(uint256 i) private returns (string memory) {
        uint256 seed = uint256(keccak256(abi.encode("loss", i)));
        (EventFeed memory t, uint8 decimals) = _terms(seed);
        uint256 scale = 10 ** ((seed >> 80) % 20);
        uint256 base;
        uint256 time = NOW - 2 days;
        for (uint256 n = 1; n <= ROUNDS; n++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, n)));
            time += (draw >> 8) % 40 minutes;
            base = 1e9 + scale * (50 + (draw >> 32) % 100);
            _pushAt(int256(base), time);
        }
        uint256 end = NOW - 2 days + (seed >> 96) % 4 hours;
        uint256 quote = 1 + (seed >> 120) % (100 * scale);
        _quote = new StagedFeed(18, 3);
        _quote.push(int256(quote), end);
        Pair memory p = Pair({
            base: t.feed,
            quote: address(_quote),
            baseStaleness: t.staleness,
            quoteStaleness: 1,
            deductible: i % 3 == 0 ? 0 : (seed >> 160) % 0.4e18,
            cap: i % 4 != 0 ? 0.25e18 : 0.05e18 + (seed >> 200) % 0.2e18,
            sequencer: address(0),
            grace: 0
        });
        uint256 entryRatio = _near(base * 1e18 / quote, seed >> 40);
        string memory row = string.concat('{"decimals":', _quoted(decimals), ',"staleness":', _quoted(t.staleness));
        row = string.concat(row, ',"end":', _quoted(end));
        row = string.concat(row, ',"pair":', _list(quote, entryRatio, p.deductible, p.cap));
        return string.concat(row, ',"rounds":[', _rounds, "]", _settled(p, entryRatio, end), "}");
    }

    /// @dev A quarter to four times the ratio; one in eight is far from it.
    function _near(uint256 ratio, uint256 seed) private pure returns (uint256) {
        uint256 entryRatio = seed % 8 == 0 ? seed >> (seed >> 8) % 200 : ratio * (25 + (seed >> 8) % 376) / 100;
        return bound(entryRatio, 1e9, type(uint128).max);
    }

    /// @dev Number of the only round that settles, and the share; 0 and 0 if no round does.
    function _settled(Pair memory p, uint256 entryRatio, uint256 end) private returns (string memory) {
        ImpermanentLossTrigger trigger = new ImpermanentLossTrigger(p);
        uint256 number;
        uint256 share;
        for (uint256 n = 1; n <= ROUNDS; n++) {
            try trigger.settlement(entryRatio, end, abi.encode(PHASE + n, PHASE + 1)) returns (uint256 share_) {
                assertEq(number, 0, "two rounds in force");
                (number, share) = (n, share_);
            } catch {}
        }
        return string.concat(',"inForce":', _quoted(number), ',"share":', _quoted(share));
    }

    // ---- histories ----

    function _terms(uint256 seed) private returns (EventFeed memory t, uint8 decimals) {
        decimals = [6, 8, 18, 18][(seed >> 64) % 4];
        _feed = new StagedFeed(decimals, 3);
        _rounds = "";
        t = EventFeed({
            feed: address(_feed),
            staleness: 30 minutes + (seed >> 72) % 40 minutes,
            persistence: 1 + (seed >> 88) % 40 minutes,
            minRounds: 2 + (seed >> 104) % 2,
            sequencer: address(0),
            grace: 0
        });
    }

    /// @dev Sometimes an invalid answer, a silence, or a time that stands still or goes back.
    function _push(uint256 draw, uint256 time, uint256 price, uint8 decimals) private returns (uint256) {
        time += (draw >> 8) % 8 == 0 ? 0 : (draw >> 8) % 30 minutes;
        if ((draw >> 96) % 30 == 0) time += 1 hours;
        int256 answer = int256(price / 10 ** (18 - decimals));
        if ((draw >> 104) % 40 == 0) answer = -answer;
        _pushAt(answer, (draw >> 112) % 40 == 0 ? time - 1 hours : time);
        return time;
    }

    function _pushAt(int256 answer, uint256 time) private {
        uint80 id = _feed.push(answer, time);
        string memory row = string.concat('["', vm.toString(id), '","', vm.toString(answer));
        row = string.concat(row, '","', vm.toString(time), '"]');
        _rounds = string.concat(_rounds, bytes(_rounds).length == 0 ? "" : ",", row);
    }

    // ---- json ----

    function _termsRow(EventFeed memory t) private pure returns (string memory) {
        string memory row = string.concat("[", _quoted(t.staleness), ",", _quoted(t.persistence), ",");
        return string.concat(row, _quoted(t.minRounds), "]");
    }

    function _list(uint256 a, uint256 b, uint256 c, uint256 d) private pure returns (string memory) {
        string memory row = string.concat("[", _quoted(a), ",", _quoted(b), ",");
        return string.concat(row, _quoted(c), ",", _quoted(d), "]");
    }

    function _quoted(uint256 value) private pure returns (string memory) {
        return string.concat('"', vm.toString(value), '"');
    }
}
