// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {DemoAsset} from "./DemoAsset.sol";
import {DemoSavings} from "./DemoSavings.sol";

/// @title Gives visitors of a demo chain all tokens that they need
contract DemoFaucet {
    using SafeERC20 for IERC20;

    uint256 public constant ASSETS = 50_000e6;
    uint256 public constant ETHER_ASSETS = 25e18;
    uint256 public constant SAVINGS_ASSETS = 20_000e6;
    uint256 public constant TOKENS = 10_000e18;

    DemoAsset public immutable ASSET;
    DemoAsset public immutable ETHER_ASSET;
    DemoSavings public immutable SAVINGS;
    IERC20 public immutable TOKEN;

    event Dripped(address indexed to);

    constructor(DemoAsset asset, DemoAsset etherAsset, DemoSavings savings, IERC20 token) {
        ASSET = asset;
        ETHER_ASSET = etherAsset;
        SAVINGS = savings;
        TOKEN = token;
        asset.approve(address(savings), type(uint256).max);
    }

    /// @notice Anyone may request tokens for any account, repeatedly, as long as the faucet has governance tokens.
    function drip(address to) external {
        emit Dripped(to);
        ASSET.mint(to, ASSETS);
        ETHER_ASSET.mint(to, ETHER_ASSETS);
        ASSET.mint(address(this), SAVINGS_ASSETS);
        SAVINGS.deposit(SAVINGS_ASSETS, to);
        TOKEN.safeTransfer(to, TOKENS);
    }
}
