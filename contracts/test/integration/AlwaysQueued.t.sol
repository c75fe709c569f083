// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {ExitView} from "breakwater/types/Types.sol";
import {KnownFailuresBase} from "./KnownFailures.t.sol";

/// @title Nobody sits in an always-open door
/// @notice Ann stakes and stays. Mallory stakes as much, keeps everything in the exit queue, leaves at the news of an event,
/// takes the money as early as anybody can, comes back and queues again. Over random histories she never has more.
/// @dev While she is out no event happens: one that comes after she left is rightly not hers, and for that time she earns
/// nothing.
contract AlwaysQueuedTest is KnownFailuresBase {
    uint256 private constant STAKE = 100_000e6;
    uint256 private constant ROUNDS = 3;
    /// @dev Roundings of a deposit, a batch, its charges and its taking.
    uint256 private constant DUST = 12;

    uint256 private _seed;
    uint256 private _cash;
    uint256 private _backSince;
    uint256[] private _covers;

    /// forge-config: ci.fuzz.runs = 500
    function testFuzz_AlwaysQueuedNeverDoesBetterThanNeverQueued(uint256 seed) public {
        _seed = seed;
        stake(ann, STAKE);
        stake(mallory, STAKE);
        stake(cay, STAKE);
        for (uint256 i; i < ROUNDS; i++) {
            uint256 shares = pool.balanceOf(mallory);
            if (shares != 0) _ask(mallory, shares);
            _live();
            _newsAndFlight();
            assertLe(_wealthOfMallory(), pool.convertToAssets(pool.balanceOf(ann)) + DUST * (i + 1));
            _comeBack();
        }
    }

    /// @dev Weeks of sales, cancellations and deposits, in which her requests mature.
    function _live() private {
        for (uint256 i = _random(2, 6); i != 0; i--) {
            uint256 product = _random(EXPLOIT, DEPEG);
            uint256 room = core.cover.capacity(product);
            if (room > 100e6) _covers.push(buy(ben, product, _random(1e6, room / 2), _random(14, 90)));
            if (_random(0, 3) == 0 && _covers.length != 0) _tryCancel();
            if (_random(0, 3) == 0) stake(cay, _random(1e6, 20_000e6));
            skip(_random(1 days, 5 days));
        }
        skip(7 days);
    }

    function _tryCancel() private {
        uint256 cover = _covers[_random(0, _covers.length - 1)];
        vm.prank(ben);
        try core.cover.cancel(cover, 0) {} catch {}
    }

    /// @dev Events that have happened; she leaves before or after they are filed, and they are judged.
    function _newsAndFlight() private {
        bool filedFirst = _random(0, 2) == 0;
        if (!filedFirst) _leave();
        uint256 left = block.timestamp;
        skip(_random(1, 2 days));
        uint256[] memory incidents = _fileSome(left);
        if (incidents.length == 0) skip(1 days);
        if (filedFirst) _leave();
        if (_random(0, 1) == 0) skip(_random(0, 3 days));
        if (incidents.length != 0) _judge(incidents, uint8(_random(0, 20)));
        skip(_random(0, 12 days));
        if (_random(0, 1) == 0) _advance();
        for (uint256 i; i < incidents.length; i++) {
            core.claims.finalize(incidents[i]);
        }
        for (uint256 i; i < 30; i++) {
            _leave();
            skip(1 days);
            _cash += _take(mallory);
        }
    }

    function _leave() private {
        try pool.processExits() {} catch {}
    }

    /// @dev One incident a product at most, of an event before `until`.
    function _fileSome(uint256 until) private returns (uint256[] memory incidents) {
        uint256[] memory filed = new uint256[](2);
        uint256 count;
        for (uint256 i; i < _covers.length; i++) {
            (uint256 product, uint256 amount,,,) = core.cover.claimOf(_covers[i], until - 1);
            uint256 start = Math.max(startOf(_covers[i]), block.timestamp - 14 days);
            start = Math.max(start, _backSince);
            if (amount == 0 || start >= until || filed[product - 1] != 0 || _random(0, 1) == 0) continue;
            filed[product - 1] = file(ben, _covers[i], _random(start, until - 1), 20);
            if (statusOf(filed[product - 1]) == IncidentStatus.Filed) contest(filed[product - 1]);
            count++;
        }
        incidents = new uint256[](count);
        for (uint256 p; p < 2; p++) {
            if (filed[p] != 0) incidents[--count] = filed[p];
        }
    }

    function _advance() private {
        ExitView[] memory exits = pool.exitsOf(mallory, 10);
        for (uint256 i; i < exits.length; i++) {
            if (exits[i].advanceableAssets == 0) continue;
            vm.prank(mallory);
            _cash += pool.advance(exits[i].id, mallory, mallory);
        }
    }

    /// @dev Once no batch of hers can be charged any more; what is still in the queue stays there.
    function _comeBack() private {
        skip(14 days);
        _cash += _take(mallory);
        _backSince = block.timestamp;
        if (_cash == 0 || pool.maxDeposit(mallory) == 0 || pool.previewDeposit(_cash) == 0) return;
        stake(mallory, _cash);
        _cash = 0;
    }

    function _wealthOfMallory() private view returns (uint256 assets) {
        assets = _cash + pool.convertToAssets(pool.balanceOf(mallory));
        ExitView[] memory exits = pool.exitsOf(mallory, 100);
        for (uint256 i; i < exits.length; i++) {
            assets += exits[i].processedAssets;
            assets += pool.convertToAssets(exits[i].shares - exits[i].processedShares);
        }
    }

    function _random(uint256 least, uint256 most) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _bound(_seed, least, most);
    }
}
