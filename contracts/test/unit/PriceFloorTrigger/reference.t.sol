// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FloorTest} from "./Floor.t.sol";

/// @title Random histories, compared with a simple implementation of the rule
contract ReferenceTest is FloorTest {
    uint256 private constant ROUNDS = 16;

    int256[] private _answers;
    uint256[] private _times;

    /// @dev Every slice of the history, including invalid rounds.
    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_ProvesWhatTheRuleSays(uint256 seed) public {
        _history(seed);
        for (uint256 from = 1; from < ROUNDS; from++) {
            for (uint256 to = from; to <= ROUNDS; to++) {
                _check(from, to);
            }
        }
    }

    /// @dev C11: two proofs name two events only if a lasting recovery lies between them.
    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_TheEventIsNotTheProversChoice(uint256 seed) public {
        _history(seed);
        uint256[] memory events = new uint256[](ROUNDS + 1);
        for (uint256 to = 1; to <= ROUNDS; to++) {
            for (uint256 from = 1; from < to; from++) {
                uint256 event_ = _proven(from, to);
                if (event_ == 0) continue;
                if (events[to] != 0) {
                    assertEq(event_, events[to], "the beginning of the evidence chooses the event");
                }
                events[to] = event_;
            }
        }
        for (uint256 a = 1; a <= ROUNDS; a++) {
            for (uint256 b = a + 1; b <= ROUNDS; b++) {
                if (events[a] == 0 || events[b] == 0 || events[a] == events[b]) continue;
                assertTrue(_hasRecovery(events[a], events[b]), "the end of the evidence chooses the event");
            }
        }
    }

    /// @dev Long runs on either side of the floor, with wicks in them; one in four has a fault.
    function _history(uint256 seed) private {
        uint256 below = 4 + seed % 5;
        uint256 back = below + 3 + (seed >> 8) % 4;
        uint256 again = back + 1 + (seed >> 16) % 5;
        uint256 time = START;
        for (uint256 i = 1; i <= ROUNDS; i++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            time += draw % 80 == 0 ? 1 hours : (draw >> 8) % 25 minutes;
            bool isLow = (i >= below && i < back || i >= again) != ((draw >> 16) % 15 == 0);
            int256 answer = isLow ? int256(0.95e8 - 1 - (draw >> 32) % 1e7) : int256(0.95e8 + (draw >> 32) % 1e7);
            if ((draw >> 64) % 80 == 0) answer = -answer;
            _answers.push(answer);
            _times.push((draw >> 72) % 80 == 0 ? time - 1 hours : time);
            feed.push(_answers[i - 1], _times[i - 1]);
        }
    }

    function _check(uint256 from, uint256 to) private view {
        uint256 event_ = _eventOf(from, to);
        try trigger.prove(range(from, to)) returns (uint256 eventTime, uint256 severity) {
            assertGt(event_, 0, "proved though it is no breach");
            assertEq(eventTime, _times[event_ - 1]);
            assertEq(severity, SEVERITY);
        } catch {
            assertEq(event_, 0, "not proved though it is a breach");
        }
    }

    /// @return event_ Number of the event's round, 0 without a proof.
    function _proven(uint256 from, uint256 to) private view returns (uint256 event_) {
        try trigger.prove(range(from, to)) returns (uint256 eventTime, uint256) {
            for (event_ = from; _times[event_ - 1] != eventTime || _answers[event_ - 1] >= 0.95e8; event_++) {}
        } catch {}
    }

    /// @dev The last lasting period above; then the first lasting period below.
    function _eventOf(uint256 from, uint256 to) private view returns (uint256) {
        for (uint256 i = from; i <= to; i++) {
            if (!_follows(i, from)) return 0;
        }
        uint256 recovered;
        for (uint256 a = from; a <= to; a++) {
            for (uint256 b = a + 2; b <= to; b++) {
                if (_lasts(a, b, false)) recovered = b;
            }
        }
        if (recovered == 0) return 0;
        for (uint256 a = recovered + 1; a <= to; a++) {
            for (uint256 b = a + 2; b <= to; b++) {
                if (_lasts(a, b, true)) return a;
            }
        }
        return 0;
    }

    function _hasRecovery(uint256 from, uint256 to) private view returns (bool) {
        for (uint256 a = from; a <= to; a++) {
            for (uint256 b = a + 2; b <= to; b++) {
                if (_lasts(a, b, false)) return true;
            }
        }
        return false;
    }

    function _lasts(uint256 from, uint256 to, bool isBelow) private view returns (bool) {
        for (uint256 i = from; i <= to; i++) {
            if ((_answers[i - 1] < 0.95e8) != isBelow) return false;
        }
        return _times[to - 1] >= _times[from - 1] + 30 minutes;
    }

    function _follows(uint256 i, uint256 from) private view returns (bool) {
        if (_answers[i - 1] <= 0) return false;
        return i == from || (_times[i - 1] >= _times[i - 2] && _times[i - 1] - _times[i - 2] <= 1 hours);
    }
}
