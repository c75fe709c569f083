// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Test} from "forge-std/Test.sol";
import {DemoFeed} from "../../../script/demo/DemoFeed.sol";

contract RoundsTest is Test {
    uint80 private constant PHASE = 1 << 64;

    DemoFeed private feed;

    function setUp() public {
        vm.warp(1_800_000_000);
        feed = new DemoFeed("nUSD / USD", 8, address(this));
    }

    function test_DescribesItself() public view {
        assertEq(feed.description(), "nUSD / USD");
        assertEq(feed.decimals(), 8);
        assertEq(feed.owner(), address(this));
    }

    function test_RoundsFollowEachOther() public {
        vm.expectEmit();
        emit DemoFeed.AnswerUpdated(1e8, PHASE + 1, block.timestamp);
        feed.push(1e8);
        feed.pushAt(-5, 42);
        _expectLatest(PHASE + 2, -5, 42);
        _expectRound(PHASE + 1, 1e8, block.timestamp);
    }

    function test_APhaseCountsFromOne() public {
        feed.push(1e8);
        feed.startPhase();
        assertEq(feed.phaseId(), 2);
        vm.expectRevert("No data present");
        feed.latestRoundData();
        feed.push(2e8);
        _expectLatest(2 * PHASE + 1, 2e8, block.timestamp);
        _expectRound(PHASE + 1, 1e8, block.timestamp);
    }

    function test_ARoundThatIsNotThereIsEmpty() public {
        feed.push(1e8);
        _expectRound(PHASE + 2, 0, 0);
        _expectRound(PHASE, 0, 0);
    }

    function test_RevertWhen_ThePhaseIsUnknown() public {
        feed.push(1e8);
        vm.expectRevert("No data present");
        feed.getRoundData(1);
        vm.expectRevert("No data present");
        feed.getRoundData(2 * PHASE + 1);
    }

    function test_RevertGiven_NoRound() public {
        vm.expectRevert("No data present");
        feed.latestRoundData();
    }

    function test_RevertWhen_OutOfRange() public {
        vm.expectRevert("Out of range");
        feed.push(int256(type(int192).max) + 1);
        vm.expectRevert("Out of range");
        feed.pushAt(1e8, uint256(type(uint64).max) + 1);
    }

    function test_RevertWhen_AnotherMovesIt() public {
        bytes memory refusal = abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, address(0xbad));
        vm.startPrank(address(0xbad));
        vm.expectRevert(refusal);
        feed.push(1e8);
        vm.expectRevert(refusal);
        feed.pushAt(1e8, 1);
        vm.expectRevert(refusal);
        feed.startPhase();
    }

    function _expectLatest(uint80 id, int256 answer, uint256 time) private view {
        (uint80 id_, int256 answer_, uint256 startedAt, uint256 updatedAt, uint80 answeredIn) = feed.latestRoundData();
        assertEq(abi.encode(id_, answer_, startedAt, updatedAt, answeredIn), abi.encode(id, answer, time, time, id));
    }

    function _expectRound(uint80 id, int256 answer, uint256 time) private view {
        (uint80 id_, int256 answer_, uint256 startedAt, uint256 updatedAt, uint80 answeredIn) = feed.getRoundData(id);
        assertEq(abi.encode(id_, answer_, startedAt, updatedAt, answeredIn), abi.encode(id, answer, time, time, id));
    }
}
