// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {DemoAsset} from "./DemoAsset.sol";

/// @title A savings vault for a demo dollar, for local and test chains
/// @notice Its shares gain value by the second, like those of savings dollars. The interest is minted, because it is worth nothing.
contract DemoSavings is ERC4626, ERC20Permit {
    uint256 public constant YEARLY_RATE = 0.045e18;
    uint256 private constant WAD = 1e18;

    uint256 public accruedAt = block.timestamp;

    constructor(DemoAsset asset_, string memory name, string memory symbol)
        ERC20(name, symbol)
        ERC20Permit(name)
        ERC4626(asset_)
    {}

    function decimals() public view override(ERC20, ERC4626) returns (uint8) {
        return ERC4626.decimals();
    }

    function totalAssets() public view override returns (uint256) {
        uint256 balance = super.totalAssets();
        return balance + balance * YEARLY_RATE * (block.timestamp - accruedAt) / (365 days * WAD);
    }

    /// @dev Mints the interest that `totalAssets` already counts.
    function _accrue() private {
        uint256 interest = totalAssets() - super.totalAssets();
        accruedAt = block.timestamp;
        DemoAsset(asset()).mint(address(this), interest);
    }

    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        _accrue();
        super._deposit(caller, receiver, assets, shares);
    }

    function _withdraw(address caller, address receiver, address owner, uint256 assets, uint256 shares)
        internal
        override
    {
        _accrue();
        super._withdraw(caller, receiver, owner, assets, shares);
    }
}
