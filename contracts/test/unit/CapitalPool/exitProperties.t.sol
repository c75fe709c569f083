// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ExitView, Fill, PoolMoney} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

/// @notice Checks what ERC-7540 and DESIGN §5 promise at every step of random histories of exits.
contract ExitPropertiesTest is PoolFixture {
    uint256 internal constant PEOPLE = 5;
    uint256 internal constant MAX_HOLDS = 4;
    uint256 internal constant WINDOW = 14 days;

    address[PEOPLE] internal people;
    uint256 internal seed;

    mapping(address who => uint256) internal ghost_requested;
    mapping(address who => uint256) internal ghost_redeemed;
    /// @dev Day of others' last request for a controller.
    mapping(address who => uint256) internal ghost_given;
    mapping(address who => uint256) internal ghost_own;
    uint256 internal ghost_paid;
    uint256 internal ghost_left;
    /// @dev What open incidents hold back, and their event times.
    uint256[MAX_HOLDS] internal ghost_held;
    uint256[MAX_HOLDS] internal ghost_heldTime;
    /// @dev By fill: shares that left with it, and all shares before it, virtual ones included.
    mapping(uint256 fill => uint256) internal ghost_supply;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < PEOPLE; i++) {
            people[i] = makeAddr(string.concat("person ", vm.toString(i)));
            stake(people[i], 10_000e6 + i * 777_777_777);
        }
        stake(carol, 50_000e6);
        sellFrom(FIRST, 15_000e6, today(), today() + 200);
        sellFrom(SECOND, 15_000e6, today(), today() + 200);
    }

    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_RandomHistories(uint256 seed_) public {
        seed = seed_;
        for (uint256 i; i < 60; i++) {
            step(random(11));
            check();
        }
        leaveAll();
    }

    function step(uint256 what) internal {
        address who = people[random(PEOPLE)];
        if (what < 2) request(who);
        else if (what < 4) redeemSome(who);
        else if (what == 4) lose();
        else if (what == 5) hold();
        else if (what == 6) stake(carol, 1e6 + random(5_000e6));
        else if (what == 7) gain(1e6 + random(500e6));
        else if (what == 8) give(who, people[random(PEOPLE)]);
        else skip(random(5 days));
        processExits();
    }

    function processExits() internal {
        uint256 supply = pool.totalSupply() + 1_000;
        (,, uint256 fills) = pool.exitQueue();
        (uint256 shares, uint256 assets) = pool.processExits();
        ghost_left += assets;
        if (shares != 0) ghost_supply[fills] = supply;
    }

    function request(address who) internal {
        uint256 balance = pool.balanceOf(who);
        if (balance == 0) return;
        bool isOpen = pool.exitOf(who).requestId != 0;
        uint256 shares = random(3) == 0 ? balance : 1 + random(balance);
        vm.prank(who);
        try pool.requestRedeem(shares, who, who) {
            if (!isOpen) (ghost_requested[who], ghost_redeemed[who]) = (0, 0);
            ghost_requested[who] += shares;
            ghost_own[who] = today();
        } catch {
            assertNotEq(ghost_own[who], today());
        }
    }

    /// @dev One account requests for another.
    function give(address who, address controller) internal {
        uint256 balance = pool.balanceOf(who);
        if (balance == 0 || who == controller) return;
        bool isOpen = pool.exitOf(controller).requestId != 0;
        vm.prank(who);
        uint256 shares = 1 + random(balance);
        try pool.requestRedeem(shares, controller, who) {
            if (!isOpen) (ghost_requested[controller], ghost_redeemed[controller]) = (0, 0);
            ghost_requested[controller] += shares;
            ghost_given[controller] = today();
        } catch {
            assertNotEq(ghost_given[controller], today());
        }
    }

    function redeemSome(address who) internal {
        (uint256 shares, uint256 assets) = (pool.maxRedeem(who), pool.maxWithdraw(who));
        if (shares == 0) return;
        uint256 how = random(3);
        if (how == 0 && assets != 0) {
            assets = 1 + random(assets);
            vm.prank(who);
            shares = pool.withdraw(assets, who, who);
        } else {
            if (how == 1) shares = 1 + random(shares);
            assets = redeem(who, shares);
        }
        ghost_redeemed[who] += shares;
        ghost_paid += assets;
    }

    function lose() internal {
        if (pool.totalAssets() < 20_000e6) return;
        uint256 before = pool.money().exiting;
        bookLoss(FIRST, block.timestamp - random(20 days), 1 + random(3_000e6));
        ghost_left -= before - pool.money().exiting;
    }

    /// @dev Begins or ends one of several holds.
    function hold() internal {
        uint256 k = random(MAX_HOLDS);
        vm.startPrank(claims);
        if (ghost_held[k] != 0) {
            pool.changeHold(ghost_heldTime[k], 0, ghost_held[k]);
            ghost_held[k] = 0;
        } else {
            (ghost_held[k], ghost_heldTime[k]) = (1 + random(10_000e6), block.timestamp - random(20 days));
            pool.changeHold(ghost_heldTime[k], ghost_held[k], 0);
        }
        vm.stopPrank();
    }

    /// @dev What a fill pays now. After the window, everything except the fill's share of what incidents of its day or
    /// earlier hold back; a part that was paid before stays payable. After 60 days, everything.
    function payableOf(uint256 i) internal view returns (uint256) {
        Fill memory f = pool.fillAt(i);
        if (block.timestamp >= f.at + 60 days) return f.assets;
        if (block.timestamp <= f.at + WINDOW) return f.freed;
        uint256 heldBack;
        for (uint256 k; k < MAX_HOLDS; k++) {
            if (ghost_heldTime[k] / 1 days <= f.at / 1 days) heldBack += ghost_held[k];
        }
        uint256 share = Math.ceilDiv(heldBack * f.shares, ghost_supply[i]);
        return Math.max(Math.saturatingSub(f.assets, share), f.freed);
    }

    function check() internal view {
        for (uint256 i; i < PEOPLE; i++) {
            address who = people[i];
            ExitView memory v = pool.exitOf(who);
            (uint256 pending, uint256 claimable) = requestsOf(who);
            if (v.requestId != 0) {
                assertEq(
                    pending + claimable + ghost_redeemed[who],
                    ghost_requested[who],
                    "pending + claimable + redeemed = requested"
                );
                assertEq(v.shares, pending + claimable);
            }
            assertEq(claimable, pool.maxRedeem(who));
            assertEq(claimable, v.claimable);
            assertLe(v.claimable, v.processed);
            assertLe(v.claimableAssets, v.processedAssets);
        }
        PoolMoney memory m = pool.money();
        assertEq(m.exiting + ghost_paid, ghost_left, "what fills hold is paid or exiting");
        assertBalanced();
        (uint256 requested, uint256 processed, uint256 fills) = pool.exitQueue();
        assertEq(pool.balanceOf(address(pool)), requested - processed);
        uint256 assets;
        uint256 payable_;
        for (uint256 i; i < fills; i++) {
            Fill memory f = pool.fillAt(i);
            assertLe(f.freed, f.assets);
            assets += f.assets;
            payable_ += payableOf(i);
        }
        assertEq(assets, ghost_left, "fills add up");
        uint256 paid = ghost_paid;
        for (uint256 i; i < PEOPLE; i++) {
            paid += pool.maxWithdraw(people[i]);
        }
        // Each part of each fill is rounded down.
        uint256 dust = (PEOPLE + 2) * fills;
        assertLe(paid, payable_ + dust, "what incidents can take is held back");
        assertLe(fills, 64, "one call walks them all");
        assertGe(paid + dust, payable_, "the rest is payable");
    }

    /// @dev Under both ids, if they differ.
    function requestsOf(address who) internal view returns (uint256 pending, uint256 claimable) {
        (uint256 own, uint256 given) = (ghost_own[who], ghost_given[who]);
        (pending, claimable) = (pool.pendingRedeemRequest(own, who), pool.claimableRedeemRequest(own, who));
        if (own == given) return (pending, claimable);
        pending += pool.pendingRedeemRequest(given, who);
        claimable += pool.claimableRedeemRequest(given, who);
    }

    /// @dev In the end everyone is paid, except for dust.
    function leaveAll() internal {
        skip(220 days);
        for (uint256 n; n < 3; n++) {
            for (uint256 i; i < PEOPLE; i++) {
                while (pool.maxRedeem(people[i]) != 0) {
                    uint256 shares = pool.maxRedeem(people[i]);
                    ghost_paid += redeem(people[i], shares);
                    ghost_redeemed[people[i]] += shares;
                }
            }
            (, uint256 assets) = pool.processExits();
            ghost_left += assets;
            skip(70 days);
        }
        for (uint256 i; i < PEOPLE; i++) {
            assertEq(pool.exitOf(people[i]).requestId, 0, "nobody waits any more");
        }
        (,, uint256 fills) = pool.exitQueue();
        assertLe(pool.money().exiting, fills * (PEOPLE + 1) + 10, "dust");
        check();
    }

    function random(uint256 below) internal returns (uint256) {
        seed = uint256(keccak256(abi.encode(seed)));
        return seed % below;
    }
}
