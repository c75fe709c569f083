// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FloorTest} from "./Floor.t.sol";

/// @title Random histories, judged by the rule as one would tell it
contract ReferenceTest is FloorTest {
    uint256 private constant ROUNDS = 14;

    int256[] private _answers;
    uint256[] private _times;

    /// @dev Every slice of the history, with all that can be wrong in it.
    function testFuzz_ProvesWhatTheRuleSays(uint256 seed) public {
        _history(seed);
        for (uint256 from = 1; from < ROUNDS; from++) {
            for (uint256 to = from; to <= ROUNDS; to++) {
                _check(from, to);
            }
        }
    }

    /// @dev Long runs on either side, so that most histories hold a breach; one in four has a fault.
    function _history(uint256 seed) private {
        uint256 below = 4 + seed % 8;
        uint256 time = START;
        for (uint256 i = 1; i <= ROUNDS; i++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            time += draw % 40 == 0 ? 1 hours : (draw >> 8) % 25 minutes;
            bool isLow = (i >= below) != ((draw >> 16) % 30 == 0);
            int256 answer =
                isLow ? int256(0.95e8 - 1 - (draw >> 32) % 1e7) : int256(0.95e8 + (draw >> 32) % 1e7);
            if ((draw >> 64) % 60 == 0) answer = -answer;
            _answers.push(answer);
            _times.push((draw >> 72) % 60 == 0 ? time - 1 hours : time);
            feed.push(_answers[i - 1], _times[i - 1]);
        }
    }

    function _check(uint256 from, uint256 to) private view {
        uint256 first = _breach(from, to);
        try trigger.prove(abi.encode(ids(from, to))) returns (
            uint256 since, uint256 eventTime, uint256 severity
        ) {
            assertGt(first, 0, "proved though it is no breach");
            assertEq(since, _times[from - 1]);
            assertEq(eventTime, _times[first - 1]);
            assertEq(severity, SEVERITY);
        } catch {
            assertEq(first, 0, "not proved though it is a breach");
        }
    }

    /// @return first Number of the first round below the floor if the slice is a breach, 0 if not.
    function _breach(uint256 from, uint256 to) private view returns (uint256 first) {
        for (uint256 i = to; i >= from; i--) {
            if (_answers[i - 1] < 0.95e8) first = i;
        }
        if (first == 0 || first == from || to - first + 1 < 3) return 0;
        for (uint256 i = from; i <= to; i++) {
            bool isPrice = _answers[i - 1] > 0;
            bool isOnItsSide = (_answers[i - 1] < 0.95e8) == (i >= first);
            bool isInTime =
                i == from || (_times[i - 1] >= _times[i - 2] && _times[i - 1] - _times[i - 2] <= 1 hours);
            if (!isPrice || !isOnItsSide || !isInTime) return 0;
        }
        bool lasts = _times[to - 1] - _times[first - 1] >= 30 minutes;
        bool recovered = _times[first - 1] - _times[from - 1] >= 30 minutes;
        return lasts && recovered ? first : 0;
    }
}
