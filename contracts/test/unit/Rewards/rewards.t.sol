// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {FactoryFixture} from "../../utils/FactoryFixture.sol";

/// @dev After it was funded, reverts or uses all gas on every call.
contract RevertingToken is ERC20("Reverting Token", "R") {
    uint256 public mode;

    constructor() {
        _mint(msg.sender, 1e30);
    }

    function setMode(uint256 mode_) external {
        mode = mode_;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (mode == 1) revert("no");
        if (mode == 2) while (true) {}
        super._update(from, to, value);
    }
}

contract RewardsFairnessTest is FactoryFixture {
    DemoAsset internal token;
    address[] internal tokens;
    address[3] internal people;
    /// @dev A simple reference: second by second, in token units scaled by 1e18.
    uint256[3] internal earned;
    uint256 internal paidOut;

    function setUp() public override {
        super.setUp();
        token = new DemoAsset("Token", "T", 18);
        program.addToken(address(pool), address(token), 1e6);
        tokens.push(address(token));
        people = [alice, bob, carol];
    }

    /// @dev After any history of stakes, transfers and exit requests, claims equal those of the reference, and claims plus what the next
    /// funding pays again equal what was funded.
    function testFuzz_ClaimsAndLeftoversAreWhatWasFunded(uint256 seed, uint96 amount) public {
        uint256 funded = bound(amount, 1e12, 1e25);
        (uint256 start, uint256 end) = (block.timestamp, block.timestamp + 10 days);
        _fund(funded, end);
        for (uint256 i; i < 24; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _pass(seed % 12 hours, start, end, funded);
            _act(seed >> 64);
        }
        _pass(11 days, start, end, funded);
        uint256 claimed = paidOut;
        for (uint256 i; i < 3; i++) {
            vm.prank(people[i]);
            uint256 paid = program.claim(address(pool), tokens, people[i])[0];
            assertApproxEqAbs(paid, earned[i] / 1e18, 1e3 + funded / 1e12, "per second");
            assertLe(paid, earned[i] / 1e18 + 1, "never more than earned");
            claimed += paid;
        }
        uint256 left = _paidAgain(2e6) - 2e6;
        assertLe(claimed + left, funded, "claims + leftovers <= funded");
        assertApproxEqAbs(claimed + left, funded, 1e3 + funded / 1e10, "and no more than rounding is missing");
        assertEq(token.balanceOf(address(program)), funded + 2e6 - claimed);
    }

    function _pass(uint256 time, uint256 start, uint256 end, uint256 funded) private {
        (uint256 from, uint256 until) = (block.timestamp, block.timestamp + time);
        if (from < start) from = start;
        if (until > end) until = end;
        uint256 supply = pool.totalSupply();
        if (until > from && supply > 1e9) {
            for (uint256 i; i < 3; i++) {
                earned[i] += funded * 1e18 / (end - start) * (until - from) * pool.balanceOf(people[i]) / supply;
            }
        }
        skip(time);
    }

    function _act(uint256 seed) private {
        address who = people[seed % 3];
        address other = people[(seed >> 8) % 3];
        uint256 shares = pool.balanceOf(who) * ((seed >> 16) % 101) / 100;
        uint256 action = (seed >> 32) % 4;
        if (action == 0) {
            stake(who, 1e6 + (seed >> 40) % 100_000e6);
        } else if (action == 1 && shares != 0) {
            vm.prank(who);
            pool.transfer(other, shares);
        } else if (action == 2 && shares != 0 && pool.exitOf(who).requestId == 0) {
            requestExit(who, shares);
        } else {
            pool.processExits();
            vm.prank(who);
            uint256 paid = program.claim(address(pool), tokens, who)[0];
            uint256 index = seed % 3;
            paidOut += paid;
            assertLe(paid, earned[index] / 1e18 + 1);
            earned[index] -= paid * 1e18 > earned[index] ? earned[index] : paid * 1e18;
        }
    }

    function test_TimeWithoutStakersIsPaidAgain() public {
        _fund(1_000e18, block.timestamp + 10 days);
        skip(10 days);
        assertApproxEqAbs(_paidAgain(1e18), 1_001e18, 1e12);
    }

    /// @dev Also while the stream runs: new rewards are paid together with what nobody has earned.
    function test_TimeWithoutStakersIsPaidAgain_WhileTheStreamRuns() public {
        _fund(1_000e18, block.timestamp + 10 days);
        skip(5 days);
        _fund(1e18, block.timestamp + 5 days);
        stake(alice, 1_000e6);
        skip(5 days);
        assertApproxEqAbs(program.claimable(address(pool), alice)[0], 1_001e18, 1e15);
    }

    function test_SharesInTheQueueEarnNone() public {
        stake(alice, 100_000e6);
        stake(bob, 100_000e6);
        uint256 shares = pool.balanceOf(alice);
        vm.prank(alice);
        pool.requestRedeem(shares, alice, alice);
        _fund(1_000e18, block.timestamp + 10 days);
        skip(10 days);
        assertEq(program.claimable(address(pool), alice)[0], 0);
        assertApproxEqAbs(program.claimable(address(pool), bob)[0], 500e18, 1e9);
        assertApproxEqAbs(_paidAgain(1e18), 501e18, 1e12, "the queue's part");
    }

    /// @dev What was paid again is not paid twice.
    function test_LeftoversArePaidOnce() public {
        _fund(300e18, block.timestamp + 10 days);
        skip(10 days);
        stake(alice, 1_000e6);
        assertApproxEqAbs(_paidAgain(1e18), 301e18, 1e12);
        skip(10 days);
        assertApproxEqAbs(_paidAgain(1e18), 1e18, 1e9);
        assertApproxEqAbs(program.claimable(address(pool), alice)[0], 301e18, 1e15);
    }

    function test_RevertWhen_ClaimedForNobodyOrOfAnUnknownToken() public {
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        program.claim(address(pool), tokens, address(0));
        tokens[0] = address(asset);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownToken.selector, pool, asset));
        program.claim(address(pool), tokens, alice);
    }

    /// @dev A known failure of others: the manager of rewards dilutes them, or takes back what was promised.
    function test_RevertWhen_FundingThinsOutThePeriod() public {
        stake(alice, 1_000e6);
        _fund(1_000e18, block.timestamp + 10 days);
        token.mint(address(this), 2e18);
        vm.expectPartialRevert(ErrorsLib.RateLowered.selector);
        program.fund(address(pool), address(token), 1e18, block.timestamp + 100 days);
        vm.expectPartialRevert(ErrorsLib.InvalidPeriod.selector);
        program.fund(address(pool), address(token), 1e18, block.timestamp + 1 days);
        vm.expectPartialRevert(ErrorsLib.FundingBelowMinimum.selector);
        program.fund(address(pool), address(token), 1, block.timestamp + 10 days);
    }

    /// @dev A long stream blocks shorter ones, so each started week has a minimum.
    function test_RevertWhen_AWeekIsFundedBelowTheMinimum() public {
        token.mint(address(this), 1e9);
        token.approve(address(program), 1e9);
        uint256[4] memory longer = [uint256(1), 1 weeks, 1 weeks + 1, 40 weeks];
        uint256[4] memory numberOfWeeks = [uint256(1), 1, 2, 40];
        for (uint256 i; i < 4; i++) {
            (uint256 min, uint256 end) = (numberOfWeeks[i] * 1e6, block.timestamp + longer[i]);
            _refuseFunding(min - 1, end, min);
            program.fund(address(pool), address(token), min, end);
            _refuseFunding(1e6 - 1, end, 1e6);
            vm.warp(end);
        }
    }

    function _refuseFunding(uint256 amount, uint256 end, uint256 min) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.FundingBelowMinimum.selector, amount, min));
        program.fund(address(pool), address(token), amount, end);
    }

    /// @dev An index that overflows would block every transfer of shares.
    function test_RevertWhen_MoreIsFundedThanAnIndexHolds() public {
        uint256 max = type(uint88).max / 2;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, max + 1));
        program.addToken(address(pool), address(asset), max + 1);
        token.mint(address(this), max + 1);
        token.approve(address(program), type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, max + 1));
        program.fund(address(pool), address(token), max + 1, block.timestamp + 1 days);
        _fund(max - 1e6, block.timestamp + 1 days);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, 1e6 + 1));
        program.fund(address(pool), address(token), 1e6 + 1, block.timestamp + 1 days);
        _fund(1e6, block.timestamp + 1 days);
        stake(alice, 1_000e6);
        skip(1 days);
        assertApproxEqRel(program.claimable(address(pool), alice)[0], max, 1e6, "all of it is paid");
    }

    /// @dev A thousand shares cannot overflow the index: what they would have earned is paid again.
    function test_LessThanAUnitOfSharesEarnsNothing() public {
        stake(alice, 1);
        _fund(type(uint88).max / 4, block.timestamp + 10 days);
        skip(10 days);
        stake(bob, 1_000e6);
        assertEq(program.claimable(address(pool), alice)[0], 0);
        _fund(2e6, block.timestamp + 10 days);
        skip(10 days);
        assertApproxEqRel(program.claimable(address(pool), bob)[0], type(uint88).max / 4, 1e10);
    }

    /// @dev What is too small for a rate is paid with the next funding, and never lost.
    function test_WhatARateCannotExpressIsPaidLater() public {
        stake(alice, 1_000e6);
        _fund(98_765_432_109_876_543_210_987_654, block.timestamp + 10 days);
        skip(10 days);
        uint256 missing = 98_765_432_109_876_543_210_987_654 - program.claimable(address(pool), alice)[0];
        assertGt(missing, 1e9);
        _fund(2e6, block.timestamp + 10 days);
        skip(10 days);
        missing = 98_765_432_109_876_543_210_987_654 + 2e6 - program.claimable(address(pool), alice)[0];
        assertLe(missing, 1e3);
    }

    function test_RevertWhen_TokensAreAddedByOthersOrTooMany() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        program.addToken(address(pool), address(asset), 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TokenKnown.selector, token));
        program.addToken(address(pool), address(token), 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice));
        program.addToken(alice, address(token), 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidAsset.selector, alice));
        program.addToken(address(pool), alice, 1);
        for (uint256 i; i < 7; i++) {
            program.addToken(address(pool), address(new DemoAsset("T", "T", 6)), 1);
        }
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TooManyTokens.selector, 8));
        program.addToken(address(pool), address(asset), 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, address(this), address(program)));
        pool.startRewards();
    }

    /// @dev A token that reverts or uses all gas affects only itself.
    /// forge-config: default.fuzz.runs = 8
    /// forge-config: ci.fuzz.runs = 32
    function testFuzz_AHostileTokenBlocksNothing(uint8 mode) public {
        RevertingToken hostile = new RevertingToken();
        program.addToken(address(pool), address(hostile), 1);
        hostile.approve(address(program), 1e24);
        program.fund(address(pool), address(hostile), 1e24, block.timestamp + 10 days);
        _fund(1_000e18, block.timestamp + 10 days);
        hostile.setMode(1 + mode % 2);
        stake(alice, 100_000e6);
        skip(1 days);
        vm.startPrank(alice);
        pool.transfer(bob, 1e9);
        pool.requestRedeem(1e9, alice, alice);
        skip(8 days);
        pool.processExits();
        assertGt(program.claim(address(pool), tokens, alice)[0], 0);
        vm.stopPrank();
        assertGt(pool.exitOf(alice).processed, 0);
    }

    /// @dev A call with too little gas to update the rewards moves no shares.
    function testFuzz_TooLittleGasMovesNothing(uint256 gasLimit) public {
        stake(alice, 100_000e6);
        _fund(1_000e18, block.timestamp + 10 days);
        skip(5 days);
        uint256 owed = program.claimable(address(pool), alice)[0];
        vm.prank(alice);
        (bool done,) =
            address(pool).call{gas: bound(gasLimit, 20_000, 300_000)}(abi.encodeCall(pool.transfer, (bob, 1e14)));
        assertEq(pool.balanceOf(bob), done ? 1e14 : 0);
        assertEq(program.claimable(address(pool), bob)[0], 0, "no rewards for the time before");
        assertEq(program.claimable(address(pool), alice)[0], owed);
    }

    /// @dev E13: somebody transfers nothing to a holder in every block; tokens with few decimals, a large pool.
    /// forge-config: default.fuzz.runs = 32
    /// forge-config: ci.fuzz.runs = 128
    function testFuzz_E13_TransfersOfNothingCostNobodyAUnit(uint256 interval, bool inFullBlocks) public {
        stake(alice, 3_333_333e6);
        stake(bob, 900_000_000e6);
        uint256 funded = 12_345_678;
        _fund(funded, block.timestamp + 10 days);
        interval = inFullBlocks ? 12 : bound(interval, 1, 28 minutes);
        for (uint256 i; i < 500; i++) {
            skip(interval);
            vm.prank(carol);
            pool.transfer(alice, 0);
        }
        uint256 expected = funded * 500 * interval * pool.balanceOf(alice) / 10 days / pool.totalSupply();
        uint256 got = program.claimable(address(pool), alice)[0];
        assertLe(got, expected + 1);
        assertGe(got + 1, expected, "not a unit is missing");
    }

    function test_E13_NobodyLosesTheRestOfAClaim() public {
        stake(alice, 1_000e6);
        _fund(10_000_000, block.timestamp + 10 days);
        uint256 claimed;
        for (uint256 i; i < 200; i++) {
            skip(5);
            vm.prank(alice);
            claimed += program.claim(address(pool), tokens, alice)[0];
        }
        assertApproxEqAbs(claimed, uint256(10_000_000) * 1_000 / 10 days, 1);
    }

    function _fund(uint256 amount, uint256 end) private {
        token.mint(address(this), amount);
        token.approve(address(program), type(uint256).max);
        program.fund(address(pool), address(token), amount, end);
    }

    /// @dev Funds again for ten days. Returns what the stream then pays in total.
    function _paidAgain(uint256 amount) private returns (uint256) {
        _fund(amount, block.timestamp + 10 days);
        return program.rewardsOf(address(pool))[0].rate * 10 days >> 32;
    }
}
